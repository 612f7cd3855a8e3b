/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document is made of: paragraphs, tables, places to sign. */

#include "config.h"

#include "psk-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A place to sign: as wide as it is in the forms of the department. */
#define SIGNATURE_WIDTH (8 * PSK_PAPER_CM)
#define SIGNATURE_GAP (0.6 * PSK_PAPER_CM)
#define SIGNATURE_LINES 3

static PskPaperBlock *
add_block (PskPaper         *self,
           PskPaperBlockKind kind,
           double            height,
           gboolean          keep)
{
  const PskPaperBlock block = { .kind = kind, .height = height, .keep = keep };

  self->n_pages = 0;
  g_array_append_val (self->blocks, block);
  return psk_paper_block (self, self->blocks->len - 1);
}

static void
add_piece (PskPaperBlock *block,
           PskSetText    *text,
           int            line,
           double         x,
           double         y)
{
  const PskPaperPiece piece = { psk_set_text_ref (text), line, x, y };

  if (block->pieces == NULL)
    block->pieces = psk_paper_pieces_new ();
  g_array_append_val (block->pieces, piece);
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
      PskPaperBlock *block = add_block (self, PSK_BLOCK_TEXT,
                                        psk_set_text_line_height (text, i), keep || edge);

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
                            psk_paper_text_width (self));
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
                            psk_paper_text_width (self));
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

  keep = self->blocks->len > 0 && psk_paper_block (self, self->blocks->len - 1)->keep;
  add_block (self, PSK_BLOCK_GAP, points, keep);
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

  add_block (self, PSK_BLOCK_BREAK, 0, FALSE);
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
                                     psk_paper_text_width (self));
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
  PskPaperBlock *block;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table != NULL);

  max_height = psk_paper_bottom (self) - PSK_PAPER_TOP
               - psk_paper_table_get_head_height (self->table);
  pieces = psk_paper_table_set_row (self->table, cells, bold, max_height, &height);
  block = add_block (self, PSK_BLOCK_ROW, height, self->blocks->len == self->first_row);
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
    psk_paper_block (self, n - 2)->keep = TRUE;
  if (n > self->first_row)
    psk_paper_block (self, n - 1)->keep = FALSE;
  self->table = NULL;
}

/* Everything from the last row of a table on stays with the signatures. */
static void
keep_above (PskPaper *self)
{
  for (guint i = self->blocks->len; i > 0; i--)
    {
      PskPaperBlock *block = psk_paper_block (self, i - 1);

      if (block->kind == PSK_BLOCK_BREAK || block->kind == PSK_BLOCK_SIGNATURES)
        return;
      block->keep = TRUE;
      if (block->kind == PSK_BLOCK_ROW)
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
add_signature (PskPaper      *self,
               PskPaperBlock *block,
               const char    *role,
               double         x,
               double         width)
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
  PskPaperBlock *block;

  g_return_if_fail (PSK_IS_PAPER (self) && self->table == NULL);
  g_return_if_fail (n_roles > 0 && n_roles <= 3);

  line = set_line (self, "(");
  column = (psk_paper_text_width (self) + SIGNATURE_GAP) / n_roles;
  width = MIN (column - SIGNATURE_GAP, SIGNATURE_WIDTH);

  psk_paper_add_gap (self, line->height);
  keep_above (self);
  block = add_block (self, PSK_BLOCK_SIGNATURES, SIGNATURE_LINES * line->height * 1.1, FALSE);
  for (guint i = 0; i < n_roles; i++)
    /* One signer signs on the right, as under a letter. */
    add_signature (self, block, roles[i],
                   n_roles == 1 ? psk_paper_text_width (self) - width : i * column, width);
}
