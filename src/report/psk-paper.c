/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A4 in points, and the margins of Thai official letters: 3 cm left, 2 cm right. */
#define SHORT_SIDE 595.276
#define LONG_SIDE 841.89
#define CM 28.3465
#define MARGIN_LEFT (3 * CM)
#define MARGIN_RIGHT (2 * CM)
#define MARGIN_TOP (2.5 * CM)
#define MARGIN_BOTTOM (2 * CM)

#define FOOTER_SIZE 13.0
#define FOOTER_TOP (1.75 * CM) /* above the lower edge of the sheet */
#define FOOTER_SHARE 0.74      /* of its width, for the text on the left */
#define STAMP_TOP (1.3 * CM)
#define RULE 0.6

/* A place to sign: as wide as it is in the forms of the department. */
#define SIGNATURE_WIDTH (8 * CM)
#define SIGNATURE_GAP (0.6 * CM)
#define SIGNATURE_LINES 3

typedef enum
{
  BLOCK_TEXT,
  BLOCK_GAP,
  BLOCK_BREAK,
  BLOCK_ROW,
  BLOCK_SIGNATURES,
} BlockKind;

/* What is never torn by the end of a page. */
typedef struct
{
  BlockKind kind;
  gboolean keep; /* on the page of the next block */
  double height;
  GArray *pieces;             /* PskPaperPiece */
  const PskPaperTable *table; /* of a row */

  /* Set by paginate() */
  guint page;
  double y;
  gboolean has_head;
} Block;

/**
 * PskPaper:
 *
 * A document on A4: first everything is set, then parted into pages, and then
 * drawn page by page on whatever cairo draws on: a PDF, a printer, a picture.
 * Titles stay with what they head, rows are never split, and signatures never
 * stand alone on a page.
 */
struct _PskPaper
{
  GObject parent_instance;

  /* Owned */
  char *title;
  char *author;
  char *created;
  char *footer;
  char *stamp;
  PskTypesetter *typesetter;
  GPtrArray *tables; /* PskPaperTable */
  GArray *blocks;    /* Block */

  /* Borrowed */
  PskPaperTable *table; /* the one that is open */

  guint first_row; /* of the open table, in blocks */
  guint n_pages;   /* 0 until paginate() */
  double width;
  double height;
};

G_DEFINE_FINAL_TYPE (PskPaper, psk_paper, G_TYPE_OBJECT)

static double
text_width (PskPaper *self)
{
  return self->width - MARGIN_LEFT - MARGIN_RIGHT;
}

static double
bottom (PskPaper *self)
{
  return self->height - MARGIN_BOTTOM;
}

static Block *
block_at (PskPaper *self,
          guint     i)
{
  return &g_array_index (self->blocks, Block, i);
}

static void
block_clear (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->pieces, g_array_unref);
}

static Block *
add_block (PskPaper  *self,
           BlockKind  kind,
           double     height,
           gboolean   keep)
{
  const Block block = { .kind = kind, .height = height, .keep = keep };

  self->n_pages = 0;
  g_array_append_val (self->blocks, block);
  return block_at (self, self->blocks->len - 1);
}

static void
add_piece (Block      *block,
           PskSetText *text,
           int         line,
           double      x,
           double      y)
{
  const PskPaperPiece piece = { psk_set_text_ref (text), line, x, y };

  if (block->pieces == NULL)
    block->pieces = psk_paper_pieces_new ();
  g_array_append_val (block->pieces, piece);
}

static void
psk_paper_finalize (GObject *object)
{
  PskPaper *self = PSK_PAPER (object);

  g_array_unref (self->blocks);
  g_ptr_array_unref (self->tables);
  g_clear_object (&self->typesetter);
  g_free (self->title);
  g_free (self->author);
  g_free (self->created);
  g_free (self->footer);
  g_free (self->stamp);

  G_OBJECT_CLASS (psk_paper_parent_class)->finalize (object);
}

static void
psk_paper_class_init (PskPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_paper_finalize;
}

static void
psk_paper_init (PskPaper *self)
{
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_paper_table_free);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, block_clear);
}

/**
 * psk_paper_new:
 * @title: the title of the file
 * @landscape: whether the long side lies below
 * @thai_digits: whether figures are printed in Thai digits
 *
 * Returns: (transfer full): an empty document
 */
PskPaper *
psk_paper_new (const char *title,
               gboolean    landscape,
               gboolean    thai_digits)
{
  PskPaper *self = g_object_new (PSK_TYPE_PAPER, NULL);

  self->title = g_strdup (title);
  self->typesetter = psk_typesetter_new (thai_digits);
  self->width = landscape ? LONG_SIDE : SHORT_SIDE;
  self->height = landscape ? SHORT_SIDE : LONG_SIDE;

  return self;
}

/**
 * psk_paper_set_author:
 * @self: a document
 * @author: (nullable): the office, told in the file
 */
void
psk_paper_set_author (PskPaper   *self,
                      const char *author)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->author);
  self->author = g_strdup (author);
}

/**
 * psk_paper_set_created:
 * @self: a document
 * @created: (nullable): when it was made, ISO 8601, told in the file. Two files of
 *   the same document and time are the same byte for byte
 */
void
psk_paper_set_created (PskPaper   *self,
                       const char *created)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->created);
  self->created = g_strdup (created);
}

/**
 * psk_paper_set_footer:
 * @self: a document
 * @text: (nullable): what stands at the foot of each page, beside the page number
 */
void
psk_paper_set_footer (PskPaper   *self,
                      const char *text)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->footer);
  self->footer = g_strdup (text);
}

/**
 * psk_paper_set_stamp:
 * @self: a document
 * @text: (nullable): what stands at the top of each page, such as that the data
 *   are invented
 */
void
psk_paper_set_stamp (PskPaper   *self,
                     const char *text)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  g_free (self->stamp);
  self->stamp = g_strdup (text);
}

/**
 * psk_paper_add_title:
 * @self: a document
 * @text: a line of its title
 */
void
psk_paper_add_title (PskPaper   *self,
                     const char *text)
{
  psk_paper_add_text (self, text, PSK_ALIGN_CENTRE, TRUE, PSK_PAPER_TITLE_SIZE);
}

/* Each line is a block, so that a long text goes over pages; its first two lines and
 * its last two stay together. */
static void
add_lines (PskPaper   *self,
           PskSetText *text,
           gboolean    keep)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      const gboolean edge = i + 1 < text->n_lines && (i == 0 || i + 2 == text->n_lines);
      Block *block = add_block (self, BLOCK_TEXT, psk_set_text_line_height (text, i),
                                keep || edge);

      add_piece (block, text, (int) i, 0, 0);
    }
}

/**
 * psk_paper_add_text:
 * @self: a document
 * @text: a paragraph
 * @align: how it is set; what is not on the left is taken for a heading and stays
 *   with what follows
 * @bold: whether it is bold
 * @size: in points
 */
void
psk_paper_add_text (PskPaper   *self,
                    const char *text,
                    PskAlign    align,
                    gboolean    bold,
                    double      size)
{
  g_autoptr (PskSetText) set = NULL;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);

  set = psk_typesetter_set (self->typesetter, text, size, bold ? PSK_BOLD_ALL : 0, align,
                            text_width (self));
  add_lines (self, set, align != PSK_ALIGN_LEFT);
}

/**
 * psk_paper_add_pair:
 * @self: a document
 * @key: what it is, set in bold
 * @value: what it says
 * @size: in points
 */
void
psk_paper_add_pair (PskPaper   *self,
                    const char *key,
                    const char *value,
                    double      size)
{
  g_autofree char *text = g_strdup_printf ("%s  %s", key, value);
  g_autoptr (PskSetText) set = NULL;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);

  set = psk_typesetter_set (self->typesetter, text, size, (guint) strlen (key), PSK_ALIGN_LEFT,
                            text_width (self));
  add_lines (self, set, FALSE);
}

/**
 * psk_paper_add_gap:
 * @self: a document
 * @points: how high; it disappears at the top of a page
 */
void
psk_paper_add_gap (PskPaper *self,
                   double    points)
{
  gboolean keep;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);

  keep = self->blocks->len > 0 && block_at (self, self->blocks->len - 1)->keep;
  add_block (self, BLOCK_GAP, points, keep);
}

/**
 * psk_paper_break_page:
 * @self: a document
 *
 * What follows begins on a new page.
 */
void
psk_paper_break_page (PskPaper *self)
{
  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);

  add_block (self, BLOCK_BREAK, 0, FALSE);
}

/**
 * psk_paper_begin_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns, copied
 * @n_columns: how many
 * @size: of the text, in points
 * @row_height: the least height of a row, in points
 *
 * Begins a table. Its head is repeated on each page, and no row is split.
 */
void
psk_paper_begin_table (PskPaper             *self,
                       const PskPaperColumn *columns,
                       guint                 n_columns,
                       double                size,
                       double                row_height)
{
  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL && n_columns > 0);

  self->table = psk_paper_table_new (self->typesetter, columns, n_columns, size, row_height,
                                     text_width (self));
  self->first_row = self->blocks->len;
  g_ptr_array_add (self->tables, self->table);
}

/**
 * psk_paper_add_row:
 * @self: a document with a table
 * @cells: (nullable): one text for each column, each of which may be NULL; NULL for
 *   a row that is filled in by hand
 * @bold: whether they are bold
 */
void
psk_paper_add_row (PskPaper          *self,
                   const char *const *cells,
                   gboolean           bold)
{
  double max_height;
  double height;
  GArray *pieces;
  Block *block;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table != NULL);

  max_height = bottom (self) - MARGIN_TOP - psk_paper_table_get_head_height (self->table);
  pieces = psk_paper_table_set_row (self->table, cells, bold, max_height, &height);
  block = add_block (self, BLOCK_ROW, height, self->blocks->len == self->first_row);
  block->pieces = pieces;
  block->table = self->table;
}

/**
 * psk_paper_end_table:
 * @self: a document with a table
 *
 * Its first two rows stay together, and so do its last two.
 */
void
psk_paper_end_table (PskPaper *self)
{
  guint n;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table != NULL);

  n = self->blocks->len;
  if (n >= self->first_row + 2)
    block_at (self, n - 2)->keep = TRUE;
  if (n > self->first_row)
    block_at (self, n - 1)->keep = FALSE;
  self->table = NULL;
}

/* Everything from the last row of a table on stays with the signatures. */
static void
keep_above (PskPaper *self)
{
  for (guint i = self->blocks->len; i > 0; i--)
    {
      Block *block = block_at (self, i - 1);

      if (block->kind == BLOCK_BREAK || block->kind == BLOCK_SIGNATURES)
        return;
      block->keep = TRUE;
      if (block->kind == BLOCK_ROW)
        return;
    }
}

static PskSetText *
set_line (PskPaper   *self,
          const char *text)
{
  return psk_typesetter_set (self->typesetter, text, PSK_PAPER_BODY_SIZE, 0, PSK_ALIGN_LEFT, 0);
}

/* A line with as many dots as make it as wide as it shall be. */
static PskSetText *
set_dotted (PskPaper   *self,
            const char *before,
            const char *after,
            double      width)
{
  g_autoptr (PskSetText) one = set_line (self, "....................");
  g_autofree char *bare = g_strdup_printf ("%s  %s", before, after);
  g_autoptr (PskSetText) words = set_line (self, bare);
  const double dots = (width - words->width) / (one->width / 20);
  g_autofree char *leader = g_strnfill ((gsize) MAX (floor (dots), 8), '.');
  g_autofree char *text = g_strdup_printf ("%s %s %s", before, leader, after);

  return set_line (self, text);
}

static void
add_signature (PskPaper   *self,
               Block      *block,
               const char *role,
               double      x,
               double      width)
{
  const double line = block->height / SIGNATURE_LINES;
  g_autoptr (PskSetText) signed_by = set_dotted (self, _("Signed"), role, width);
  g_autoptr (PskSetText) name = set_dotted (self, "(", ")", width * 0.72);
  g_autoptr (PskSetText) position = set_dotted (self, _("Position"), "", width);

  add_piece (block, signed_by, -1, x, 0);
  add_piece (block, name, -1, x + (width - name->width) / 2, line);
  add_piece (block, position, -1, x, 2 * line);
}

/**
 * psk_paper_add_signatures:
 * @self: a document
 * @roles: (array length=n_roles): who signs, such as ผู้จัดทำ
 * @n_roles: one to three
 *
 * Places to sign, side by side, never torn from each other and never alone on a
 * page.
 */
void
psk_paper_add_signatures (PskPaper          *self,
                          const char *const *roles,
                          guint              n_roles)
{
  g_autoptr (PskSetText) line = NULL;
  double column;
  double width;
  Block *block;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);
  g_return_if_fail (n_roles > 0 && n_roles <= 3);

  line = set_line (self, "(");
  column = (text_width (self) + SIGNATURE_GAP) / n_roles;
  width = MIN (column - SIGNATURE_GAP, SIGNATURE_WIDTH);

  psk_paper_add_gap (self, line->height);
  keep_above (self);
  block = add_block (self, BLOCK_SIGNATURES, SIGNATURE_LINES * line->height * 1.1, FALSE);
  for (guint i = 0; i < n_roles; i++)
    /* One signer signs on the right, as under a letter. */
    add_signature (self, block, roles[i],
                   n_roles == 1 ? text_width (self) - width : i * column, width);
}

/* The end of the blocks that stay with @first, and how much room they take. */
static guint
measure_chain (PskPaper *self,
               guint     first,
               gboolean  at_top,
               double   *height)
{
  const PskPaperTable *table = at_top || first == 0 ? NULL : block_at (self, first - 1)->table;
  guint i = first;

  *height = 0;
  do
    {
      Block *block = block_at (self, i);

      if (block->table != NULL && block->table != table)
        *height += psk_paper_table_get_head_height (block->table);
      table = block->table;
      if (block->kind != BLOCK_GAP || !at_top || *height > 0)
        *height += block->height;
    }
  while (block_at (self, i++)->keep && i < self->blocks->len);

  return i;
}

static void
start_page (PskPaper *self,
            double   *y)
{
  self->n_pages++;
  *y = MARGIN_TOP;
}

static void
place (PskPaper *self,
       guint     i,
       double   *y)
{
  Block *block = block_at (self, i);
  const PskPaperTable *above = i > 0 && *y > MARGIN_TOP ? block_at (self, i - 1)->table : NULL;
  double head;

  block->has_head = block->table != NULL && block->table != above;
  head = block->has_head ? psk_paper_table_get_head_height (block->table) : 0;
  if (*y > MARGIN_TOP && *y + head + block->height > bottom (self))
    {
      start_page (self, y);
      place (self, i, y);
      return;
    }

  *y += head;
  block->page = self->n_pages - 1;
  block->y = *y;
  if (block->kind != BLOCK_GAP || *y > MARGIN_TOP)
    *y += block->height;
}

/* Parts the blocks into pages; those that stay together go to the next page together,
 * unless they would not fit there either. */
static void
paginate (PskPaper *self)
{
  double y;
  guint next;

  if (self->n_pages > 0)
    return;

  start_page (self, &y);
  for (guint i = 0; i < self->blocks->len; i = next)
    {
      double height;

      if (block_at (self, i)->kind == BLOCK_BREAK && y > MARGIN_TOP && i + 1 < self->blocks->len)
        start_page (self, &y);

      next = measure_chain (self, i, y <= MARGIN_TOP, &height);
      if (y > MARGIN_TOP && y + height > bottom (self)
          && height <= bottom (self) - MARGIN_TOP)
        start_page (self, &y);
      for (guint j = i; j < next; j++)
        place (self, j, &y);
    }
}

/**
 * psk_paper_get_title:
 * @self: a document
 *
 * Returns: the title of the file
 */
const char *
psk_paper_get_title (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), NULL);

  return self->title;
}

/**
 * psk_paper_get_author:
 * @self: a document
 *
 * Returns: (nullable): the office that made it
 */
const char *
psk_paper_get_author (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), NULL);

  return self->author;
}

/**
 * psk_paper_get_created:
 * @self: a document
 *
 * Returns: (nullable): when it was made, ISO 8601
 */
const char *
psk_paper_get_created (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), NULL);

  return self->created;
}

/**
 * psk_paper_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has, at least one
 */
guint
psk_paper_get_n_pages (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), 0);

  paginate (self);
  return self->n_pages;
}

/**
 * psk_paper_is_landscape:
 * @self: a document
 *
 * Returns: whether the long side lies below
 */
gboolean
psk_paper_is_landscape (PskPaper *self)
{
  g_return_val_if_fail (PSK_IS_PAPER (self), FALSE);

  return self->width > self->height;
}

/**
 * psk_paper_get_size:
 * @self: a document
 * @width: (out): of the sheet, in points
 * @height: (out): of the sheet, in points
 */
void
psk_paper_get_size (PskPaper *self,
                    double   *width,
                    double   *height)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  *width = self->width;
  *height = self->height;
}

/**
 * psk_paper_get_page_extents:
 * @self: a document
 * @page: a page, from 0
 * @top: (out): where what is written on it begins, in points from the upper edge
 * @bottom_edge: (out): where it ends; both are 0 when nothing is
 */
void
psk_paper_get_page_extents (PskPaper *self,
                            guint     page,
                            double   *top,
                            double   *bottom_edge)
{
  g_return_if_fail (PSK_IS_PAPER (self));

  paginate (self);
  *top = 0;
  *bottom_edge = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);

      if (block->pieces == NULL || block->page != page)
        continue;
      if (*bottom_edge <= 0)
        *top = block->y - (block->has_head ? psk_paper_table_get_head_height (block->table) : 0);
      *bottom_edge = block->y + block->height;
    }
}

static void
draw_pieces (const GArray *pieces,
             cairo_t      *cr,
             double        x,
             double        y)
{
  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const PskPaperPiece *piece = &g_array_index (pieces, PskPaperPiece, i);

      if (piece->line >= 0)
        psk_set_text_draw_line (piece->text, cr, (guint) piece->line, x + piece->x, y + piece->y);
      else
        psk_set_text_draw (piece->text, cr, x + piece->x, y + piece->y);
    }
}

static void
draw_margins (PskPaper *self,
              guint     page,
              cairo_t  *cr)
{
  const double width = text_width (self);
  g_autofree char *number = NULL;
  g_autoptr (PskSetText) footer = NULL;
  g_autoptr (PskSetText) pages = NULL;
  g_autoptr (PskSetText) stamp = NULL;

  /* Translators: the number of a page, and how many there are */
  number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  pages = psk_typesetter_set (self->typesetter, number, FOOTER_SIZE, 0, PSK_ALIGN_RIGHT, width);
  footer = psk_typesetter_set (self->typesetter, self->footer, FOOTER_SIZE, 0, PSK_ALIGN_LEFT,
                               width * FOOTER_SHARE);
  psk_set_text_draw (footer, cr, MARGIN_LEFT, self->height - FOOTER_TOP);
  psk_set_text_draw (pages, cr, MARGIN_LEFT, self->height - FOOTER_TOP);

  if (self->stamp == NULL)
    return;

  stamp = psk_typesetter_set (self->typesetter, self->stamp, FOOTER_SIZE, 0, PSK_ALIGN_LEFT,
                              width);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  psk_set_text_draw (stamp, cr, MARGIN_LEFT, STAMP_TOP);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* The end of the rows from @first that stand below each other on its page. */
static guint
rows_end (PskPaper *self,
          guint     first)
{
  const Block *head = block_at (self, first);
  guint i = first + 1;

  while (i < self->blocks->len && block_at (self, i)->table == head->table
         && block_at (self, i)->page == head->page)
    i++;

  return i;
}

static void
draw_rows (PskPaper *self,
           guint     first,
           guint     end,
           cairo_t  *cr)
{
  const PskPaperTable *table = block_at (self, first)->table;
  const Block *last = block_at (self, end - 1);
  const double top = block_at (self, first)->y - psk_paper_table_get_head_height (table);

  psk_paper_table_draw_ground (table, cr, MARGIN_LEFT, top);
  draw_pieces (psk_paper_table_get_head (table), cr, MARGIN_LEFT, top);
  psk_paper_table_trace_rules (table, cr, MARGIN_LEFT, top, last->y + last->height);
  for (guint i = first; i < end; i++)
    {
      const Block *row = block_at (self, i);

      cairo_move_to (cr, MARGIN_LEFT, row->y + row->height);
      cairo_rel_line_to (cr, text_width (self), 0);
    }
  cairo_stroke (cr);

  for (guint i = first; i < end; i++)
    draw_pieces (block_at (self, i)->pieces, cr, MARGIN_LEFT, block_at (self, i)->y);
}

/**
 * psk_paper_draw_page:
 * @self: a document
 * @page: a page, from 0
 * @cr: where to draw, in points from the corner of the sheet
 */
void
psk_paper_draw_page (PskPaper *self,
                     guint     page,
                     cairo_t  *cr)
{
  guint next;

  g_return_if_fail (PSK_IS_PAPER (self) && cr != NULL);
  g_return_if_fail (page < psk_paper_get_n_pages (self));

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, RULE);
  cairo_new_path (cr);
  for (guint i = 0; i < self->blocks->len; i = next)
    {
      const Block *block = block_at (self, i);

      next = i + 1;
      if (block->page > page)
        break;
      if (block->page < page)
        continue;
      if (block->table != NULL)
        {
          next = rows_end (self, i);
          draw_rows (self, i, next, cr);
        }
      else
        draw_pieces (block->pieces, cr, MARGIN_LEFT, block->y);
    }
  draw_margins (self, page, cr);
  cairo_restore (cr);
}
