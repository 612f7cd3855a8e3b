/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-typesetter.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "psk-text.h"

/* TH Sarabun and, where it is not installed, Laksaman of the same metrics. */
#define FONT "TH Sarabun New, TH SarabunPSK, Laksaman, Sarabun, Loma, Sans"

/* A document of a hundred pages repeats the same few thousand short texts. */
#define CACHE_SIZE 4096

typedef struct
{
  guint line;
  cairo_scaled_font_t *font;
  char *text;
  int n_bytes;
  cairo_glyph_t *glyphs;
  int n_glyphs;
  cairo_text_cluster_t *clusters;
  int n_clusters;
  cairo_text_cluster_flags_t flags;
} Run;

/**
 * PskTypesetter:
 *
 * Sets texts in the font of official letters and remembers what it has set.
 *
 * Pango gives cairo one cluster for each character. A PDF then holds a Thai mark
 * as a letter of its own, lifted above or below the line, and programs that read
 * the text by position put a space before it or take it for another line. So a
 * whole word is one cluster here: cairo writes its text beside its glyphs
 * (ActualText), and it is copied as it was written.
 */
struct _PskTypesetter
{
  GObject parent_instance;

  /* Owned */
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *font;
  GHashTable *cache; /* char * → PskSetText */

  gboolean thai_digits;
};

G_DEFINE_FINAL_TYPE (PskTypesetter, psk_typesetter, G_TYPE_OBJECT)

static void
run_clear (gpointer data)
{
  Run *run = data;

  cairo_scaled_font_destroy (run->font);
  g_free (run->text);
  g_free (run->glyphs);
  g_free (run->clusters);
}

static void
add_glyph (Run                  *run,
           const PangoGlyphInfo *info,
           int                   x,
           int                   y)
{
  cairo_glyph_t *glyph = &run->glyphs[run->n_glyphs];

  if (info->glyph == PANGO_GLYPH_EMPTY)
    return;

  /* A letter that no font has is drawn as the empty box of this one. */
  glyph->index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
  glyph->x = (double) (x + info->geometry.x_offset) / PANGO_SCALE;
  glyph->y = (double) (y + info->geometry.y_offset) / PANGO_SCALE;
  run->n_glyphs++;
}

static void
add_cluster (Run      *run,
             gboolean  joined,
             int       n_bytes,
             int       n_glyphs)
{
  if (!joined || run->n_clusters == 0)
    run->clusters[run->n_clusters++] = (cairo_text_cluster_t) { 0 };

  run->clusters[run->n_clusters - 1].num_bytes += n_bytes;
  run->clusters[run->n_clusters - 1].num_glyphs += n_glyphs;
}

/* Letters from left to right: each word and each space is a cluster. */
static void
fill_words (Run            *run,
            PangoGlyphItem *item,
            const char     *text,
            int             x,
            int             y)
{
  PangoGlyphItemIter iter;
  gboolean more;

  for (more = pango_glyph_item_iter_init_start (&iter, item, text);
       more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      const int before = run->n_glyphs;
      const gboolean joined = iter.start_index > item->item->offset
                              && text[iter.start_index] != ' '
                              && text[iter.start_index - 1] != ' ';

      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        {
          add_glyph (run, &item->glyphs->glyphs[i], x, y);
          x += item->glyphs->glyphs[i].geometry.width;
        }
      add_cluster (run, joined, iter.end_index - iter.start_index, run->n_glyphs - before);
    }
}

/* Letters from right to left are rare here: all of them are one cluster. */
static void
fill_backwards (Run            *run,
                PangoGlyphItem *item,
                int             x,
                int             y)
{
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      add_glyph (run, &item->glyphs->glyphs[i], x, y);
      x += item->glyphs->glyphs[i].geometry.width;
    }
  add_cluster (run, FALSE, item->item->length, run->n_glyphs);
}

static void
add_run (PskSetText     *self,
         PangoGlyphItem *item,
         const char     *text,
         guint           line,
         int             x,
         int             y)
{
  PangoCairoFont *font = PANGO_CAIRO_FONT (item->item->analysis.font);
  const int n = item->glyphs->num_glyphs;
  Run run = { .line = line };

  run.font = cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (font));
  run.n_bytes = item->item->length;
  run.text = g_strndup (text + item->item->offset, run.n_bytes);
  run.glyphs = g_new (cairo_glyph_t, n);
  run.clusters = g_new (cairo_text_cluster_t, n + 1);

  if (item->item->analysis.level % 2 == 0)
    fill_words (&run, item, text, x, y);
  else
    fill_backwards (&run, item, x, y);

  g_array_append_val (self->runs, run);
}

static PskSetText *
set_text_from_layout (PangoLayout *layout)
{
  PskSetText *self = g_new0 (PskSetText, 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);
  PangoRectangle extents;
  guint line = 0;

  pango_layout_get_extents (layout, NULL, &extents);
  g_atomic_ref_count_init (&self->ref_count);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->runs, run_clear);
  self->n_lines = (guint) pango_layout_get_line_count (layout);
  self->line_tops = g_new0 (double, self->n_lines + 1);
  self->width = (double) extents.width / PANGO_SCALE;
  self->height = (double) extents.height / PANGO_SCALE;

  do
    {
      const int baseline = pango_layout_iter_get_baseline (iter);
      PangoLayoutLine *glyphs = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle rectangle;
      int x;
      int bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
      self->line_tops[line + 1] = (double) bottom / PANGO_SCALE;
      x = rectangle.x;
      for (GSList *l = glyphs->runs; l != NULL; l = l->next)
        {
          PangoGlyphItem *item = l->data;

          add_run (self, item, text, line, x, baseline);
          x += pango_glyph_string_get_width (item->glyphs);
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);

  return self;
}

/**
 * psk_set_text_ref:
 * @self: a set text
 *
 * Returns: (transfer full): the same
 */
PskSetText *
psk_set_text_ref (PskSetText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_set_text_unref:
 * @self: (transfer full): a set text
 */
void
psk_set_text_unref (PskSetText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->runs);
  g_free (self->line_tops);
  g_free (self);
}

/**
 * psk_set_text_line_height:
 * @self: a set text
 * @line: a line, from 0
 *
 * Returns: its height, in points
 */
double
psk_set_text_line_height (const PskSetText *self,
                          guint             line)
{
  g_return_val_if_fail (self != NULL && line < self->n_lines, 0);

  return self->line_tops[line + 1] - self->line_tops[line];
}

static void
draw_run (const Run *run,
          cairo_t   *cr)
{
  if (run->n_glyphs == 0)
    return;

  cairo_set_scaled_font (cr, run->font);
  cairo_show_text_glyphs (cr, run->text, run->n_bytes, run->glyphs, run->n_glyphs,
                          run->clusters, run->n_clusters, run->flags);
}

/**
 * psk_set_text_draw:
 * @self: a set text
 * @cr: where to draw
 * @x: the left edge of the width that it was set to
 * @y: the top of its first line
 */
void
psk_set_text_draw (const PskSetText *self,
                   cairo_t          *cr,
                   double            x,
                   double            y)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_translate (cr, x, y);
  for (guint i = 0; i < self->runs->len; i++)
    draw_run (&g_array_index (self->runs, Run, i), cr);
  cairo_translate (cr, -x, -y);
}

/**
 * psk_set_text_trace:
 * @self: a set text
 * @cr: where to draw
 * @x: the left edge of the width that it was set to
 * @y: the top of its first line
 *
 * Adds the outlines of its letters to the path.
 */
void
psk_set_text_trace (const PskSetText *self,
                    cairo_t          *cr,
                    double            x,
                    double            y)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_translate (cr, x, y);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      cairo_set_scaled_font (cr, run->font);
      cairo_glyph_path (cr, run->glyphs, run->n_glyphs);
    }
  cairo_translate (cr, -x, -y);
}

/**
 * psk_set_text_draw_line:
 * @self: a set text
 * @cr: where to draw
 * @line: a line, from 0
 * @x: the left edge of the width that it was set to
 * @y: the top of this line
 */
void
psk_set_text_draw_line (const PskSetText *self,
                        cairo_t          *cr,
                        guint             line,
                        double            x,
                        double            y)
{
  double top;

  g_return_if_fail (self != NULL && cr != NULL && line < self->n_lines);

  top = y - self->line_tops[line];
  cairo_translate (cr, x, top);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      if (run->line == line)
        draw_run (run, cr);
    }
  cairo_translate (cr, -x, -top);
}

static void
psk_typesetter_finalize (GObject *object)
{
  PskTypesetter *self = PSK_TYPESETTER (object);

  g_hash_table_unref (self->cache);
  pango_font_description_free (self->font);
  g_object_unref (self->layout);
  g_object_unref (self->context);

  G_OBJECT_CLASS (psk_typesetter_parent_class)->finalize (object);
}

static void
psk_typesetter_class_init (PskTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_typesetter_finalize;
}

static void
psk_typesetter_init (PskTypesetter *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Without hints the same text takes the same room on every surface. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  self->layout = pango_layout_new (self->context);
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) psk_set_text_unref);
  cairo_font_options_destroy (options);
}

/**
 * psk_typesetter_new:
 * @thai_digits: whether figures are set in Thai digits
 *
 * Returns: (transfer full): a typesetter of the font of official letters; for the
 *   thread that made it
 */
PskTypesetter *
psk_typesetter_new (gboolean thai_digits)
{
  return psk_typesetter_new_with_font (FONT, thai_digits);
}

/**
 * psk_typesetter_new_with_font:
 * @font: families, the best first
 * @thai_digits: whether figures are set in Thai digits
 *
 * Returns: (transfer full): a typesetter; for the thread that made it
 */
PskTypesetter *
psk_typesetter_new_with_font (const char *font,
                              gboolean    thai_digits)
{
  PskTypesetter *self = g_object_new (PSK_TYPE_TYPESETTER, NULL);

  self->font = pango_font_description_from_string (font);
  self->thai_digits = thai_digits;
  return self;
}

static void
fill_layout (PskTypesetter *self,
             const char    *text,
             double         size,
             guint          bold_bytes,
             PskAlign       align,
             double         width)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
  /* A word that does not fit is Thai, or a code: neither is hyphenated. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  bold->start_index = 0;
  bold->end_index = bold_bytes;
  if (bold_bytes > 0)
    pango_attr_list_insert (attributes, bold);
  else
    pango_attribute_destroy (bold);

  pango_layout_set_font_description (self->layout, self->font);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_alignment (self->layout, align == PSK_ALIGN_LEFT ? PANGO_ALIGN_LEFT
                                            : align == PSK_ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
                                            : PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_attr_list_unref (attributes);
}

/**
 * psk_typesetter_set:
 * @self: a typesetter
 * @text: (nullable): what to set; NULL is an empty line
 * @size: of the letters, in points
 * @bold_bytes: how many bytes at its beginning are bold, or %PSK_BOLD_ALL
 * @align: how its lines stand in @width
 * @width: where lines are broken, in points; 0 to break none
 *
 * Lines are broken between words; a word that is wider than a line is broken
 * within. Nothing is ever left out.
 *
 * Returns: (transfer full): the text
 */
PskSetText *
psk_typesetter_set (PskTypesetter *self,
                    const char    *text,
                    double         size,
                    guint          bold_bytes,
                    PskAlign       align,
                    double         width)
{
  g_autofree char *valid = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *key = NULL;
  PskSetText *set;

  g_return_val_if_fail (PSK_IS_TYPESETTER (self) && size > 0, NULL);

  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  if (self->thai_digits)
    {
      /* A Thai digit takes three bytes and an Arabic one takes one. */
      if (bold_bytes > 0 && bold_bytes < strlen (valid))
        {
          g_autofree char *head = g_strndup (valid, bold_bytes);
          g_autofree char *head_shown = psk_text_thai_digits (head);

          bold_bytes = (guint) strlen (head_shown);
        }
      shown = psk_text_thai_digits (valid);
    }
  else
    shown = g_steal_pointer (&valid);

  key = g_strdup_printf ("%.2f %u %d %.2f %s", size, bold_bytes, (int) align, width, shown);
  set = g_hash_table_lookup (self->cache, key);
  if (set != NULL)
    return psk_set_text_ref (set);

  fill_layout (self, shown, size, bold_bytes, align, width);
  set = set_text_from_layout (self->layout);
  if (g_hash_table_size (self->cache) < CACHE_SIZE)
    g_hash_table_insert (self->cache, g_steal_pointer (&key), psk_set_text_ref (set));

  return set;
}

/**
 * psk_typesetter_measure:
 * @self: a typesetter
 * @text: a text
 * @size: of the letters, in points
 *
 * Returns: the width of its widest word in bold, in points: what a column needs
 *   so that no word of its head is broken
 */
double
psk_typesetter_measure (PskTypesetter *self,
                        const char    *text,
                        double         size)
{
  g_autofree char *shown = NULL;
  int width;

  g_return_val_if_fail (PSK_IS_TYPESETTER (self) && text != NULL, 0);

  shown = self->thai_digits ? psk_text_thai_digits (text) : g_strdup (text);
  fill_layout (self, shown, size, PSK_BOLD_ALL, PSK_ALIGN_LEFT, 1);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_get_size (self->layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}
