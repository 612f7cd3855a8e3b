/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document itself: its sheet, and what its file and all its pages tell. */

#include "config.h"

#include "psk-paper-private.h"

/* A4 in points. */
#define SHORT_SIDE 595.276
#define LONG_SIDE 841.89

G_DEFINE_FINAL_TYPE (PskPaper, psk_paper, G_TYPE_OBJECT)

static void
block_clear (gpointer data)
{
  PskPaperBlock *block = data;

  g_clear_pointer (&block->pieces, g_array_unref);
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
  self->blocks = g_array_new (FALSE, FALSE, sizeof (PskPaperBlock));
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
