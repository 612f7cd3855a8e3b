/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-reader.h"

#include <string.h>

#include "psk-household-rules.h"
#include "psk-mapping-head.h"
#include "psk-text.h"

/* A column of villages with fewer filled cells has them only where they change. */
#define SPARSE 0.5

/* Below a sum or a signature, rows with so few cells are not households, unless rows of
 * the list have no more. */
#define FEW_CELLS 3

struct _PskImportReader
{
  PskLexicon *lexicon; /* borrowed */
  PskImportCorrections *corrections; /* borrowed, NULL when there are none */
  int sheet;
  PskMapping *mapping;
  char *above[PSK_N_COLUMNS]; /* what the row above says */
  char *village; /* of the sheet, NULL when it names none */
  int n_mapped; /* columns except the running number */
  int n_titles;
  int n_ticks; /* columns that may be of causes that are ticked; 0 without any */
  gboolean sparse_villages;
  GPtrArray *kinds_above; /* what each column of vegetables said above; NULL for one column */
  int n_read; /* rows that may be households, until now */
  int n_numbered; /* those of them with a running number */
  int last_row; /* that was not blank */
  gboolean after_gap; /* blank rows stand above the row being read */
  gboolean after_sum; /* no household has followed it yet */
  gboolean after_signature;

  /* Of the row being read */
  const char *cells[PSK_N_COLUMNS]; /* borrowed, "" when blank */
  const char *mask; /* borrowed, NULL when no id is hidden */
  GString *causes; /* that are ticked */
  GString *kinds; /* of vegetables, of several columns */
  GString *id; /* of several columns */
  char *date; /* of several columns, nullable */
  char *person; /* before the address in the same cell, NULL when there is none */
};

/* Every cell of a list comes by here: strspn() would make its table each time. */
static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

/* Our own csv has an apostrophe before what a spreadsheet would take for a formula. */
static const char *
skip_apostrophe (const char *text)
{
  return *text == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL ? text + 1 : text;
}

/* Fills the cells that an address has and the row does not. */
static void
spread_address (PskImportReader *self,
                PskAddress      *address)
{
  const struct
  {
    PskColumn column;
    const char *text;
  } parts[] = {
    { PSK_COLUMN_HOUSE_NO, address->house_no },
    { PSK_COLUMN_VILLAGE_NO, address->village },
    { PSK_COLUMN_TAMBON, address->tambon },
    { PSK_COLUMN_DISTRICT, address->district },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].text != NULL && *self->cells[parts[i].column] == '\0')
        self->cells[parts[i].column] = parts[i].text;
    }
}

/* Writes down the causes that are ticked, as if they stood in one cell. */
static void
take_ticks (PskImportReader    *self,
            const char * const *cells,
            int                 n_cells)
{
  g_string_truncate (self->causes, 0);
  for (int c = 0; c < MIN (self->n_ticks, n_cells); c++)
    {
      const char *cause = self->mapping->ticks[c];
      gboolean yes = FALSE;

      if (*cause != '\0' && cells[c] != NULL && psk_cell_is_tick (cells[c], &yes) && yes)
        g_string_append_printf (self->causes, "%s%s", self->causes->len > 0 ? ", " : "", cause);
    }
  self->cells[PSK_COLUMN_VULNERABILITY] = self->causes->str;
}

static void
take_kind (PskImportReader *self,
           guint            i,
           const char      *text)
{
  g_autofree char *clean = psk_text_clean (text);

  if (psk_household_rules_says_nothing (clean))
    return;

  if (psk_cell_is_ditto (text))
    text = self->kinds_above->pdata[i];
  else if (g_strcmp0 (text, self->kinds_above->pdata[i]) != 0)
    {
      g_free (self->kinds_above->pdata[i]);
      self->kinds_above->pdata[i] = g_strdup (text);
    }
  if (text != NULL)
    g_string_append_printf (self->kinds, "%s%s", self->kinds->len > 0 ? ", " : "",
                            skip_apostrophe (text));
}

/* Writes down the vegetables of several columns, as if they stood in one cell. */
static void
take_kinds (PskImportReader    *self,
            const char * const *cells,
            int                 n_cells)
{
  const GArray *more = self->mapping->more_kinds;

  g_string_truncate (self->kinds, 0);
  for (guint i = 0; i <= more->len; i++)
    {
      const int column = i == 0 ? self->mapping->columns[PSK_COLUMN_KINDS]
                                : g_array_index (more, int, i - 1);

      if (column < n_cells && cells[column] != NULL)
        take_kind (self, i, cells[column]);
    }
  self->cells[PSK_COLUMN_KINDS] = self->kinds->str;
}

/* Writes down an id and a date that are parted among columns, as if they stood in one cell. */
static void
take_parts (PskImportReader    *self,
            const char * const *cells,
            int                 n_cells)
{
  const int id = self->mapping->columns[PSK_COLUMN_CITIZEN_ID];
  const int id_end = MIN (n_cells, id + self->mapping->spans[PSK_COLUMN_CITIZEN_ID]);
  const int date = self->mapping->columns[PSK_COLUMN_PLANTED_ON];
  const char *parts[3] = { "", "", "" };

  if (id >= 0 && self->mapping->spans[PSK_COLUMN_CITIZEN_ID] > 1)
    {
      g_string_truncate (self->id, 0);
      for (int c = id; c < id_end; c++)
        g_string_append (self->id, cells[c] != NULL && !is_blank (cells[c]) ? cells[c] : "");
      self->cells[PSK_COLUMN_CITIZEN_ID] = self->id->str;
    }
  if (date >= 0 && self->mapping->spans[PSK_COLUMN_PLANTED_ON] > 1
      && !(date < n_cells && cells[date] != NULL && psk_cell_is_ditto (cells[date])))
    {
      for (int i = 0; i < 3 && date + i < n_cells; i++)
        parts[i] = cells[date + i] != NULL ? cells[date + i] : "";
      g_free (self->date);
      self->date = psk_date_join (parts[0], parts[1], parts[2]);
      self->cells[PSK_COLUMN_PLANTED_ON] = self->date;
    }
}

/* Where a cell holds a name and an address, the name is what stands before. */
static void
take_person (PskImportReader *self)
{
  g_auto (PskAddress) address = { NULL };

  if (self->mapping->columns[PSK_COLUMN_FULL_NAME] < 0
      || self->mapping->columns[PSK_COLUMN_FULL_NAME]
         != self->mapping->columns[PSK_COLUMN_ADDRESS])
    return;

  psk_address_parse (self->cells[PSK_COLUMN_ADDRESS], &address);
  g_free (self->person);
  self->person = g_steal_pointer (&address.person);
  if (self->person != NULL)
    self->cells[PSK_COLUMN_FULL_NAME] = self->person;
}

/* Takes the cells of the row, and from the row above what is only repeated. */
static void
take_cells (PskImportReader    *self,
            const char * const *cells,
            int                 n_cells)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      const int column = self->mapping->columns[i];
      const char *text = column >= 0 && column < n_cells && cells[column] != NULL
                         ? cells[column] : "";

      self->cells[i] = is_blank (text) ? "" : skip_apostrophe (text);
      if (*self->cells[i] != '\0' && self->above[i] != NULL && psk_cell_is_ditto (text))
        self->cells[i] = self->above[i];
    }

  /* A masked id, as in our own export, hides an id and is none. */
  self->mask = NULL;
  if (strstr (self->cells[PSK_COLUMN_CITIZEN_ID], "•") != NULL)
    {
      self->mask = self->cells[PSK_COLUMN_CITIZEN_ID];
      self->cells[PSK_COLUMN_CITIZEN_ID] = "";
    }
}

/* What somebody typed in the place of cells counts for the rows below as well, which
 * may leave it to this one. */
static void
correct_cells (PskImportReader *self,
               int              row)
{
  const char * const *texts = self->corrections != NULL
                              ? psk_import_corrections_get (self->corrections, self->sheet, row)
                              : NULL;

  for (int i = 0; texts != NULL && i < PSK_N_COLUMNS; i++)
    {
      if (texts[i] != NULL)
        self->cells[i] = is_blank (texts[i]) ? "" : texts[i];
    }
}

/* No household lies nowhere: a dash under the name of a tambon repeats it. */
static gboolean
is_left_out (const char *text)
{
  while (*text == ' ' || *text == '-')
    text++;

  return *text == '\0';
}

static void
repeat_place (PskImportReader *self)
{
  const gboolean same_tambon = is_left_out (self->cells[PSK_COLUMN_TAMBON])
                               || g_strcmp0 (self->cells[PSK_COLUMN_TAMBON],
                                             self->above[PSK_COLUMN_TAMBON]) == 0;
  const PskColumn places[] = { PSK_COLUMN_DISTRICT, PSK_COLUMN_TAMBON };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (is_left_out (self->cells[places[i]]) && self->above[places[i]] != NULL
          && *self->cells[PSK_COLUMN_ADDRESS] == '\0')
        self->cells[places[i]] = self->above[places[i]];
    }
  if (*self->cells[PSK_COLUMN_VILLAGE_NO] == '\0' && self->above[PSK_COLUMN_VILLAGE_NO] != NULL
      && self->sparse_villages && same_tambon)
    self->cells[PSK_COLUMN_VILLAGE_NO] = self->above[PSK_COLUMN_VILLAGE_NO];
  if (*self->cells[PSK_COLUMN_VILLAGE_NO] == '\0' && self->village != NULL)
    self->cells[PSK_COLUMN_VILLAGE_NO] = self->village;
}

static void
remember_row (PskImportReader *self)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (*self->cells[i] == '\0' || g_strcmp0 (self->cells[i], self->above[i]) == 0)
        continue;
      if (i != PSK_COLUMN_CITIZEN_ID && i != PSK_COLUMN_NUMBER)
        {
          g_free (self->above[i]);
          self->above[i] = g_strdup (self->cells[i]);
        }
    }
}

/* A row that names a tambon or a village and nothing else parts the list. */
static gboolean
read_section (PskImportReader *self,
              const char      *text)
{
  int tambon = 0;
  int district = 0;
  int village;

  if (self->mapping->sections)
    psk_lexicon_scan (self->lexicon, text, &tambon, &district);
  if (tambon > 0)
    {
      self->mapping->tambon = tambon;
      self->mapping->district = district;
      g_clear_pointer (&self->above[PSK_COLUMN_VILLAGE_NO], g_free);
      return TRUE;
    }
  if (self->mapping->columns[PSK_COLUMN_VILLAGE_NO] < 0
      && psk_text_parse_village (text, &village))
    {
      g_free (self->above[PSK_COLUMN_VILLAGE_NO]);
      self->above[PSK_COLUMN_VILLAGE_NO] = g_strdup_printf ("%d", village);
      self->sparse_villages = TRUE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
repeats_head (PskImportReader *self)
{
  int n_same = 0;
  int n = 0;

  for (int i = 0; i < PSK_N_COLUMNS && self->mapping->header_row > 0; i++)
    {
      const int column = self->mapping->columns[i];
      const char *title;

      if (column < 0 || *self->cells[i] == '\0'
          || column >= self->n_titles)
        continue;
      title = self->mapping->titles[column];
      n++;
      n_same += *title != '\0' && (g_str_equal (title, self->cells[i])
                                   || g_str_has_suffix (title, self->cells[i])
                                   || g_str_has_prefix (title, self->cells[i]));
      if (n == 3 && n_same == 0)
        return FALSE;
    }

  return n_same >= 2 && n_same * 2 > n;
}

static gboolean
all_are_numbered (PskImportReader *self)
{
  return self->n_read >= 2 && self->n_numbered == self->n_read;
}

/* Whether a name stands where names do, with a title before it: whatever else the row
 * leaves blank, it is about a person. */
static gboolean
has_titled_name (PskImportReader *self)
{
  const char *text = *self->cells[PSK_COLUMN_FIRST_NAME] != '\0'
                     ? self->cells[PSK_COLUMN_FIRST_NAME] : self->cells[PSK_COLUMN_FULL_NAME];
  g_autofree char *title = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;

  if (*text == '\0')
    return FALSE;

  psk_text_split_name (text, &title, &first_name, &last_name);
  return *title != '\0' && *first_name != '\0';
}

/* Whether a row with nothing but a name is one of the list, and no signature below it. */
static gboolean
is_listed_name (PskImportReader *self)
{
  return has_titled_name (self) && !self->after_gap && !all_are_numbered (self);
}

/* Whether the row is a sum. "ยอด" and "รวม" are first names, too: then a last name follows. */
static gboolean
is_sum (PskImportReader *self,
        const char      *first)
{
  const char *first_name = self->cells[PSK_COLUMN_FIRST_NAME];
  const char *last_name = self->cells[PSK_COLUMN_LAST_NAME];
  const gboolean has_last_name = *last_name != '\0' && !psk_cell_starts_with_digit (last_name);

  if (psk_cell_is_sum (first) && !(has_last_name && strcmp (first, first_name) == 0))
    return TRUE;

  return (psk_cell_is_sum (first_name) && !has_last_name)
         || psk_cell_is_sum (self->cells[PSK_COLUMN_FULL_NAME]);
}

/* Whether the row is one of those below a list; @n_own is the number of its cells that
 * are read, without the running number. Sums also stand between the households. */
static gboolean
is_below_list (PskImportReader *self,
               const char      *first,
               int              n_own)
{
  const gboolean numbered = psk_cell_starts_with_digit (self->cells[PSK_COLUMN_NUMBER]);
  const gboolean few = n_own <= MIN (FEW_CELLS, self->n_mapped - 1) || all_are_numbered (self);

  if (is_sum (self, first))
    return self->after_sum = TRUE;
  if (psk_cell_is_signature (first))
    return self->after_signature = TRUE;
  if (self->after_signature)
    return !numbered && few;

  return self->after_sum && !numbered && few && !has_titled_name (self);
}

/* Whether the row cannot be a household; @n is the number of its filled cells and
 * @first the first of them. */
static gboolean
is_no_household (PskImportReader *self,
                 int              n,
                 const char      *first)
{
  const gboolean named = *self->cells[PSK_COLUMN_FIRST_NAME] != '\0'
                         || *self->cells[PSK_COLUMN_FULL_NAME] != '\0';
  const gboolean numbered = psk_cell_starts_with_digit (self->cells[PSK_COLUMN_NUMBER]);
  const gboolean identified = psk_cell_has_many_digits (self->cells[PSK_COLUMN_CITIZEN_ID]);
  int n_own = 0;

  for (int i = 1; i < PSK_N_COLUMNS; i++)
    n_own += *self->cells[i] != '\0';

  if (n == 1 && read_section (self, first))
    {
      self->after_sum = self->after_signature = FALSE;
      return TRUE;
    }
  if (n == 0)
    return TRUE;
  if (!identified && is_below_list (self, first, n_own))
    return TRUE;
  if (n_own <= 1 && self->n_mapped > 1 && !identified && !(numbered && named)
      && (n == 1 || self->n_mapped > 2) && !is_listed_name (self))
    return TRUE;
  self->after_sum = self->after_signature = FALSE;

  /* A line that waits to be filled in: a number, a place, and perhaps a 0. */
  return (!named && *self->cells[PSK_COLUMN_CITIZEN_ID] == '\0'
          && *self->cells[PSK_COLUMN_HOUSE_NO] == '\0'
         && *self->cells[PSK_COLUMN_HOUSE_VILLAGE] == '\0'
          && *self->cells[PSK_COLUMN_ADDRESS] == '\0' && *self->cells[PSK_COLUMN_LAST_NAME] == '\0')
         || repeats_head (self);
}

/* Whether villages are written only where they change: few of the first rows have one,
 * or few have the tambon, which every household has. */
static gboolean
has_sparse_villages (const PskMapping *mapping,
                     GPtrArray        *rows)
{
  const int village = mapping->columns[PSK_COLUMN_VILLAGE_NO];
  const int tambon = mapping->columns[PSK_COLUMN_TAMBON];
  const int name = mapping->columns[PSK_COLUMN_FULL_NAME] >= 0
                   ? mapping->columns[PSK_COLUMN_FULL_NAME]
                   : mapping->columns[PSK_COLUMN_FIRST_NAME];
  int n_rows = 0;
  int n_villages = 0;
  int n_tambons = 0;

  for (int i = mapping->data_row - 1; village >= 0 && i < (int) rows->len; i++)
    {
      if (psk_rows_count_filled (rows, i) < 2 && is_blank (psk_rows_get (rows, i, name)))
        continue;
      n_rows++;
      n_villages += !is_blank (psk_rows_get (rows, i, village));
      n_tambons += tambon < 0 || !is_blank (psk_rows_get (rows, i, tambon));
    }

  return n_villages < SPARSE * n_rows || n_tambons < SPARSE * n_rows;
}

/**
 * psk_import_reader_new:
 * @lexicon: the names of areas; it must live as long as the reader
 * @mapping: how to read the sheet
 * @rows: (element-type GStrv): the first rows of the sheet
 * @corrections: what counts in the place of cells; it must live as long as the reader
 * @sheet: the sheet, from 1
 *
 * Returns: (transfer full): a reader at the first row of data
 */
PskImportReader *
psk_import_reader_new (PskLexicon           *lexicon,
                       const PskMapping     *mapping,
                       GPtrArray            *rows,
                       PskImportCorrections *corrections,
                       int                   sheet)
{
  PskImportReader *self = g_new0 (PskImportReader, 1);

  self->lexicon = lexicon;
  self->corrections = psk_import_corrections_get_n (corrections) > 0 ? corrections : NULL;
  self->sheet = sheet;
  self->mapping = psk_mapping_copy (mapping);
  if (mapping->place > 0)
    {
      self->mapping->tambon = mapping->place;
      self->mapping->district = psk_area_code_parent (mapping->place);
    }
  if (mapping->village > 0)
    self->village = g_strdup_printf ("%d", mapping->village);
  self->n_titles = (int) g_strv_length (mapping->titles);
  self->n_ticks = psk_mapping_has_ticks (mapping) ? (int) g_strv_length (mapping->ticks) : 0;
  self->causes = g_string_new (NULL);
  self->kinds = g_string_new (NULL);
  self->id = g_string_new (NULL);
  if (mapping->more_kinds != NULL && mapping->columns[PSK_COLUMN_KINDS] >= 0)
    {
      self->kinds_above = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (self->kinds_above, (int) mapping->more_kinds->len + 1);
    }
  self->last_row = mapping->data_row - 1;
  self->sparse_villages = has_sparse_villages (mapping, rows);
  for (int i = 1; i < PSK_N_COLUMNS; i++)
    self->n_mapped += mapping->columns[i] >= 0;

  return self;
}

/**
 * psk_import_reader_free:
 * @self: (transfer full): a reader
 */
void
psk_import_reader_free (PskImportReader *self)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    g_free (self->above[i]);
  g_string_free (self->causes, TRUE);
  g_string_free (self->kinds, TRUE);
  g_string_free (self->id, TRUE);
  g_free (self->date);
  g_clear_pointer (&self->kinds_above, g_ptr_array_unref);
  g_free (self->person);
  g_free (self->village);
  psk_mapping_free (self->mapping);
  g_free (self);
}

static void
keep_line (PskImportReader *self,
           GStringChunk    *texts,
           PskImportLine   *line)
{
  line->tambon = self->mapping->tambon;
  line->district = self->mapping->district;
  line->mask = self->mask != NULL ? g_string_chunk_insert (texts, self->mask) : NULL;
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    line->cells[i] = *self->cells[i] != '\0' ? g_string_chunk_insert (texts, self->cells[i]) : "";
}

/**
 * psk_import_reader_read:
 * @self: a reader
 * @row: the next row, from 1
 * @cells: (array length=n_cells): its cells, %NULL for none
 * @n_cells: how many
 * @texts: where the texts of the line are kept
 * @line: (out caller-allocates): what the row says, with what it leaves to the rows above
 *
 * Reads one row.
 *
 * Returns: whether it may be a household; not a blank row, a head, a sum, a signature
 */
gboolean
psk_import_reader_read (PskImportReader    *self,
                        int                 row,
                        const char * const *cells,
                        int                 n_cells,
                        GStringChunk       *texts,
                        PskImportLine      *line)
{
  g_auto (PskAddress) address = { NULL };
  g_auto (PskAddress) house = { NULL };
  const char *first = NULL;
  int n = 0;

  for (int i = 0; i < n_cells; i++)
    {
      if (cells[i] != NULL && !is_blank (cells[i]))
        {
          first = first == NULL ? cells[i] : first;
          n++;
        }
    }

  self->after_gap = row > self->last_row + 1;
  if (n > 0)
    self->last_row = row;
  take_cells (self, cells, n_cells);
  if (self->n_ticks > 0)
    take_ticks (self, cells, n_cells);
  if (self->kinds_above != NULL)
    take_kinds (self, cells, n_cells);
  take_parts (self, cells, n_cells);
  take_person (self);
  correct_cells (self, row);
  if (is_no_household (self, n, first))
    return FALSE;

  if (*self->cells[PSK_COLUMN_HOUSE_VILLAGE] != '\0')
    {
      psk_address_parse_house (self->cells[PSK_COLUMN_HOUSE_VILLAGE], &house);
      spread_address (self, &house);
    }
  if (*self->cells[PSK_COLUMN_ADDRESS] != '\0')
    {
      psk_address_parse (self->cells[PSK_COLUMN_ADDRESS], &address);
      spread_address (self, &address);
    }
  self->n_read++;
  self->n_numbered += psk_cell_starts_with_digit (self->cells[PSK_COLUMN_NUMBER]);
  repeat_place (self);
  remember_row (self);
  keep_line (self, texts, line);

  return TRUE;
}
