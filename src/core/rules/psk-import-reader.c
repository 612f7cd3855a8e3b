/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-household-rules.h"
#include "psk-text.h"

/* Values repeat down a list: so many different ones of a field are remembered. */
#define MAX_REMEMBERED 5000

/* A column of villages with fewer filled cells has them only where they change. */
#define SPARSE 0.5

/* Below a sum or a signature, rows with so few cells are not households. */
#define FEW_CELLS 3

/* What a text means in a field: a value or the reason why it has none. */
typedef struct
{
  int number;
  char *text;
  char *reason;
} Value;

struct _PskImportReader
{
  PskAreas *areas;
  PskDefinition *codes;
  PskLexicon *lexicon; /* borrowed */
  PskMapping *mapping;
  PskHousehold *scratch;
  GHashTable *remembered[PSK_N_COLUMNS]; /* text → Value */
  char *above[PSK_N_COLUMNS]; /* what the row above says */
  int n_mapped; /* columns except the running number */
  int n_titles;
  gboolean sparse_villages;
  gboolean in_footer;

  /* Of the row being read */
  const char *cells[PSK_N_COLUMNS]; /* borrowed, "" when blank */
  PskHousehold *household; /* borrowed */
  GPtrArray *problems; /* borrowed */
  gboolean bad;
};

static const struct
{
  PskColumn column;
  PskHouseholdField field;
  gboolean repeats; /* worth remembering */
  gboolean may_fail; /* a value that cannot be read is left out */
} plain_fields[] = {
  { PSK_COLUMN_VILLAGE_NO, PSK_HOUSEHOLD_VILLAGE_NO, TRUE, FALSE },
  { PSK_COLUMN_HOUSE_NO, PSK_HOUSEHOLD_HOUSE_NO, FALSE, FALSE },
  { PSK_COLUMN_HOUSE_CODE, PSK_HOUSEHOLD_HOUSE_CODE, FALSE, TRUE },
  { PSK_COLUMN_CITIZEN_ID, PSK_HOUSEHOLD_CITIZEN_ID, FALSE, FALSE },
  { PSK_COLUMN_PHONE, PSK_HOUSEHOLD_PHONE, FALSE, TRUE },
  { PSK_COLUMN_MEMBERS, PSK_HOUSEHOLD_MEMBERS, TRUE, FALSE },
  { PSK_COLUMN_KINDS, PSK_HOUSEHOLD_KINDS, TRUE, FALSE },
  { PSK_COLUMN_PLANTED_ON, PSK_HOUSEHOLD_PLANTED_ON, TRUE, FALSE },
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value->reason);
  g_free (value);
}

static gboolean
is_blank (const char *text)
{
  return *text == '\0' || text[strspn (text, " \t\r\n")] == '\0';
}

static void
add_problem (PskImportReader  *self,
             PskImportSeverity severity,
             PskColumn         field,
             const char       *value,
             const char       *reason)
{
  g_ptr_array_add (self->problems,
                   psk_import_problem_new (severity, psk_import_reader_title (self, field), value,
                                           reason));
  self->bad = self->bad || severity == PSK_IMPORT_ERROR;
}

static Value *
make_value (PskImportReader  *self,
            PskHouseholdField field,
            const char       *text)
{
  Value *value = g_new0 (Value, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  if (!psk_household_rules_set (self->scratch, field, text, self->areas, self->codes, &error))
    {
      value->reason = g_strdup (error->message);
      return value;
    }

  value->number = field == PSK_HOUSEHOLD_VILLAGE_NO ? self->scratch->village_no
                  : field == PSK_HOUSEHOLD_KINDS ? self->scratch->kinds
                  : field == PSK_HOUSEHOLD_MEMBERS ? self->scratch->members : -1;
  value->text = g_strdup (field == PSK_HOUSEHOLD_PLANTED_ON ? self->scratch->planted_on
                          : field == PSK_HOUSEHOLD_VULNERABILITY ? self->scratch->vulnerability
                          : field == PSK_HOUSEHOLD_TITLE ? self->scratch->title : NULL);
  return value;
}

static void
take_value (PskImportReader  *self,
            PskHouseholdField field,
            const Value      *value)
{
  if (field == PSK_HOUSEHOLD_VILLAGE_NO)
    self->household->village_no = value->number;
  else if (field == PSK_HOUSEHOLD_KINDS)
    self->household->kinds = value->number;
  else if (field == PSK_HOUSEHOLD_MEMBERS)
    self->household->members = value->number;
  else
    psk_record_set_text (self->household, field, value->text);
}

/* The meaning of a text that is likely to come again. */
static const Value *
recall (PskImportReader  *self,
        PskColumn         column,
        PskHouseholdField field,
        const char       *text)
{
  GHashTable *table = self->remembered[column];
  Value *value;

  if (table == NULL)
    table = self->remembered[column]
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);

  value = g_hash_table_lookup (table, text);
  if (value != NULL)
    return value;

  if (g_hash_table_size (table) >= MAX_REMEMBERED)
    g_hash_table_remove_all (table);
  value = make_value (self, field, text);
  g_hash_table_insert (table, g_strdup (text), value);
  return value;
}

static void
read_plain_fields (PskImportReader *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    {
      const PskColumn column = plain_fields[i].column;
      const PskHouseholdField field = plain_fields[i].field;
      const char *text = self->cells[column];
      const char *reason = NULL;
      g_autoptr (GError) error = NULL;

      if (*text == '\0')
        continue;

      if (plain_fields[i].repeats)
        {
          const Value *value = recall (self, column, field, text);

          reason = value->reason;
          if (reason == NULL)
            take_value (self, field, value);
        }
      else if (!psk_household_rules_set (self->household, field, text, self->areas, self->codes,
                                         &error))
        reason = error->message;

      if (reason != NULL)
        add_problem (self, plain_fields[i].may_fail ? PSK_IMPORT_NOTE : PSK_IMPORT_ERROR, column,
                     text, reason);
    }
}

static void
set_name (PskImportReader  *self,
          PskHouseholdField field,
          PskColumn         column,
          const char       *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '\0'
      && !psk_household_rules_set (self->household, field, text, self->areas, self->codes, &error))
    add_problem (self, PSK_IMPORT_ERROR, column, text, error->message);
}

/* A first name may be the whole name, or carry the title. */
static void
read_names (PskImportReader *self)
{
  const PskColumn column = *self->cells[PSK_COLUMN_FIRST_NAME] != '\0'
                           ? PSK_COLUMN_FIRST_NAME : PSK_COLUMN_FULL_NAME;
  const char *last = self->cells[PSK_COLUMN_LAST_NAME];
  const char *title_cell = self->cells[PSK_COLUMN_TITLE];

  if (*title_cell != '\0')
    take_value (self, PSK_HOUSEHOLD_TITLE,
                recall (self, PSK_COLUMN_TITLE, PSK_HOUSEHOLD_TITLE, title_cell));

  if (column == PSK_COLUMN_FIRST_NAME && *title_cell != '\0' && *last != '\0')
    set_name (self, PSK_HOUSEHOLD_FIRST_NAME, column, self->cells[column]);
  else if (*self->cells[column] != '\0')
    {
      g_autofree char *title = NULL;
      g_autofree char *first_name = NULL;
      g_autofree char *last_name = NULL;

      psk_text_split_name (self->cells[column], &title, &first_name, &last_name);
      if (*title != '\0' && *title_cell == '\0')
        psk_record_set_text (self->household, PSK_HOUSEHOLD_TITLE, title);
      set_name (self, PSK_HOUSEHOLD_FIRST_NAME, column, first_name);
      if (*last == '\0')
        set_name (self, PSK_HOUSEHOLD_LAST_NAME, column, last_name);
    }
  set_name (self, PSK_HOUSEHOLD_LAST_NAME, PSK_COLUMN_LAST_NAME, last);
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

/* The tambon by its column, else the one of the sheet. */
static void
read_place (PskImportReader *self)
{
  const char *text = self->cells[PSK_COLUMN_TAMBON];
  const char *named = self->cells[PSK_COLUMN_DISTRICT];
  const int district = *named != '\0' ? psk_lexicon_find_district (self->lexicon, named) : 0;
  const int nearby = district > 0 ? district : self->mapping->district;
  int tambon = self->mapping->tambon;
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    {
      tambon = psk_lexicon_find_tambon (self->lexicon, text);
      if (tambon == 0)
        tambon = psk_household_rules_find_tambon (self->areas, text, nearby, &error);
    }

  if (error != NULL)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, text, error->message);
  else if (tambon == 0)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, "",
                 _("The row does not say in which tambon the household is: fill it in."));
  else if (district > 0 && !psk_area_code_within (tambon, district))
    {
      g_autofree char *reason = g_strdup_printf (
        /* Translators: a tambon and a district */
        _("Tambon %s is not in district %s: correct one of them."),
        psk_areas_get_name (self->areas, tambon, psk_language_of_messages ()),
        psk_areas_get_name (self->areas, district, psk_language_of_messages ()));

      add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, text, reason);
    }
  else
    self->household->tambon = tambon;
}

/* A cause that the lists do not know is kept as a note; of several, the first
 * that is known counts. */
static void
read_vulnerability (PskImportReader *self)
{
  const char *text = self->cells[PSK_COLUMN_VULNERABILITY];
  const char *note = self->cells[PSK_COLUMN_NOTE];
  const char *code = *text != '\0' ? psk_lexicon_find_code (self->lexicon, text) : NULL;
  g_autofree char *clean = NULL;
  g_autofree char *both = NULL;
  g_auto (GStrv) parts = NULL;

  if (code != NULL || *text == '\0')
    {
      psk_record_set_text (self->household, PSK_HOUSEHOLD_VULNERABILITY, code);
      set_name (self, PSK_HOUSEHOLD_NOTE, PSK_COLUMN_NOTE, note);
      return;
    }

  parts = g_strsplit_set (text, ",;/+", -1);
  for (int i = 0; parts[i] != NULL && code == NULL; i++)
    code = psk_lexicon_find_code (self->lexicon, parts[i]);
  psk_record_set_text (self->household, PSK_HOUSEHOLD_VULNERABILITY, code);

  clean = psk_text_clean (text);
  if (g_str_equal (clean, "-"))
    *clean = '\0';
  both = *note != '\0' && *clean != '\0' ? g_strdup_printf ("%s; %s", clean, note)
         : g_strdup (*clean != '\0' ? clean : note);
  set_name (self, PSK_HOUSEHOLD_NOTE, PSK_COLUMN_NOTE, both);
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

      self->cells[i] = is_blank (text) ? "" : text;
      if (*self->cells[i] != '\0' && self->above[i] != NULL && psk_cell_is_ditto (text))
        self->cells[i] = self->above[i];
    }

  /* A masked id, as in our own export, hides an id and is none. */
  if (strstr (self->cells[PSK_COLUMN_CITIZEN_ID], "•") != NULL)
    self->cells[PSK_COLUMN_CITIZEN_ID] = "";
}

static void
repeat_place (PskImportReader *self)
{
  const gboolean same_tambon = *self->cells[PSK_COLUMN_TAMBON] == '\0'
                               || g_strcmp0 (self->cells[PSK_COLUMN_TAMBON],
                                             self->above[PSK_COLUMN_TAMBON]) == 0;
  const PskColumn places[] = { PSK_COLUMN_DISTRICT, PSK_COLUMN_TAMBON };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (*self->cells[places[i]] == '\0' && self->above[places[i]] != NULL
          && *self->cells[PSK_COLUMN_ADDRESS] == '\0')
        self->cells[places[i]] = self->above[places[i]];
    }
  if (*self->cells[PSK_COLUMN_VILLAGE_NO] == '\0' && self->above[PSK_COLUMN_VILLAGE_NO] != NULL
      && self->sparse_villages && same_tambon)
    self->cells[PSK_COLUMN_VILLAGE_NO] = self->above[PSK_COLUMN_VILLAGE_NO];
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
static void
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
    }
  else if (self->mapping->columns[PSK_COLUMN_VILLAGE_NO] < 0
           && psk_text_parse_village (text, &village))
    {
      g_free (self->above[PSK_COLUMN_VILLAGE_NO]);
      self->above[PSK_COLUMN_VILLAGE_NO] = g_strdup_printf ("%d", village);
      self->sparse_villages = TRUE;
    }
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

  if (n == 1)
    read_section (self, first);
  if (n == 0 || (n == 1 && self->n_mapped > 1))
    return TRUE;
  if (n_own <= 1 && self->n_mapped > 2 && !identified && !(numbered && named))
    return TRUE;
  if (!identified
      && (psk_cell_is_sum (first) || psk_cell_is_signature (first)
          || psk_cell_is_sum (self->cells[PSK_COLUMN_FIRST_NAME])
          || psk_cell_is_sum (self->cells[PSK_COLUMN_FULL_NAME])))
    {
      self->in_footer = TRUE;
      return TRUE;
    }
  if (self->in_footer && !identified && !numbered && n_own <= FEW_CELLS)
    return TRUE;
  self->in_footer = FALSE;

  /* A line that waits to be filled in: a number, a place, and perhaps a 0. */
  return (!named && *self->cells[PSK_COLUMN_CITIZEN_ID] == '\0'
          && *self->cells[PSK_COLUMN_HOUSE_NO] == '\0'
          && *self->cells[PSK_COLUMN_ADDRESS] == '\0' && *self->cells[PSK_COLUMN_LAST_NAME] == '\0')
         || repeats_head (self);
}

/* The part of the rows at the top of the sheet that give a village. */
static gboolean
has_sparse_villages (const PskMapping *mapping,
                     GPtrArray        *rows)
{
  const int column = mapping->columns[PSK_COLUMN_VILLAGE_NO];
  int n_rows = 0;
  int n_villages = 0;

  for (guint i = mapping->data_row - 1; column >= 0 && i < rows->len; i++)
    {
      GStrv cells = rows->pdata[i];
      int n_filled = 0;

      for (int c = 0; cells[c] != NULL; c++)
        n_filled += !is_blank (cells[c]);
      if (n_filled < 2)
        continue;
      n_rows++;
      n_villages += column < (int) g_strv_length (cells) && !is_blank (cells[column]);
    }

  return n_villages < SPARSE * n_rows;
}

/**
 * psk_import_reader_new:
 * @areas: the areas of the book
 * @codes: its code lists
 * @lexicon: their names; it must live as long as the reader
 * @mapping: how to read the sheet
 * @rows: (element-type GStrv): the first rows of the sheet
 *
 * Returns: (transfer full): a reader at the first row of data
 */
PskImportReader *
psk_import_reader_new (PskAreas         *areas,
                       PskDefinition    *codes,
                       PskLexicon       *lexicon,
                       const PskMapping *mapping,
                       GPtrArray        *rows)
{
  PskImportReader *self = g_new0 (PskImportReader, 1);

  self->areas = psk_areas_ref (areas);
  self->codes = psk_definition_ref (codes);
  self->lexicon = lexicon;
  self->mapping = psk_mapping_copy (mapping);
  self->scratch = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  self->n_titles = (int) g_strv_length (mapping->titles);
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
    {
      g_clear_pointer (&self->remembered[i], g_hash_table_unref);
      g_free (self->above[i]);
    }
  g_object_unref (self->scratch);
  psk_mapping_free (self->mapping);
  psk_areas_unref (self->areas);
  psk_definition_unref (self->codes);
  g_free (self);
}

/**
 * psk_import_reader_title:
 * @self: a reader
 * @field: what a column holds
 *
 * Returns: (transfer full): the title of the column in the file
 */
char *
psk_import_reader_title (PskImportReader *self,
                         PskColumn        field)
{
  int column = self->mapping->columns[field];

  if (column < 0 && (field == PSK_COLUMN_TAMBON || field == PSK_COLUMN_VILLAGE_NO
                     || field == PSK_COLUMN_HOUSE_NO))
    column = self->mapping->columns[PSK_COLUMN_ADDRESS];
  if (column < 0)
    return psk_column_get_title (field, psk_language_of_messages ());

  return psk_mapping_get_title (self->mapping, column);
}

/**
 * psk_import_reader_read:
 * @self: a reader
 * @cells: (array length=n_cells): the cells of the next row, %NULL for none
 * @n_cells: how many
 * @household: (out) (transfer full): the household of a good row, else %NULL
 * @problems: (element-type PskImportProblem): where problems are added
 *
 * Reads one row. All that is wrong with it is said at once.
 *
 * Returns: what the row is
 */
PskRowKind
psk_import_reader_read (PskImportReader    *self,
                        const char * const *cells,
                        int                 n_cells,
                        PskHousehold      **household,
                        GPtrArray          *problems)
{
  g_autoptr (PskHousehold) result = NULL;
  g_auto (PskAddress) address = { NULL };
  const char *first = NULL;
  int n = 0;

  *household = NULL;
  for (int i = 0; i < n_cells; i++)
    {
      if (cells[i] != NULL && !is_blank (cells[i]))
        {
          first = first == NULL ? cells[i] : first;
          n++;
        }
    }

  take_cells (self, cells, n_cells);
  if (is_no_household (self, n, first))
    return PSK_ROW_SKIPPED;

  if (*self->cells[PSK_COLUMN_ADDRESS] != '\0')
    {
      psk_address_parse (self->cells[PSK_COLUMN_ADDRESS], &address);
      spread_address (self, &address);
    }
  repeat_place (self);

  result = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  psk_record_set_text (result, PSK_HOUSEHOLD_STATUS, "candidate");
  self->household = result;
  self->problems = problems;
  self->bad = FALSE;

  read_place (self);
  read_names (self);
  read_plain_fields (self);
  read_vulnerability (self);
  if (result->first_name == NULL && result->last_name == NULL && result->citizen_id == NULL
      && !self->bad)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_FULL_NAME, "",
                 _("The row has neither a name nor a citizen id: fill in one of them."));

  remember_row (self);
  self->household = NULL;
  self->problems = NULL;
  if (self->bad)
    return PSK_ROW_BAD;

  *household = g_steal_pointer (&result);
  return PSK_ROW_GOOD;
}
