/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-stage.h"

#include <glib/gi18n.h>

#include "psk-compare.h"
#include "psk-photo-drop.h"
#include "psk-photo-facts.h"
#include "psk-photo-loader.h"
#include "psk-strip.h"

/**
 * PskPhotoStage:
 *
 * The pair of one tambon on a dark ground, and under it the ways to compare.
 * Files dropped on its left half are photos before, on its right half after.
 */
struct _PskPhotoStage
{
  AdwBin parent_instance;

  /* Template widgets */
  PskCompare *compare;

  /* Owned */
  GCancellable *cancellable; /* of the pictures that are on their way */
  PskBook *book;
  PskPhotoPair *pair;
  GdkTexture *textures[2];
  char *files[2]; /* of the textures */
  char *problems[2]; /* why a picture cannot be shown */

  guint n_loading;
};

G_DEFINE_FINAL_TYPE (PskPhotoStage, psk_photo_stage, ADW_TYPE_BIN)

/* One picture that is on its way. */
typedef struct
{
  PskPhotoStage *stage;
  int which;
} Load;

static PskAlignment *
scaled_alignment (PskPhotoStage *self)
{
  PskPhoto *before = psk_photo_pair_get_photo (self->pair, FALSE);
  PskPhoto *after = psk_photo_pair_get_photo (self->pair, TRUE);
  const char *text = psk_photo_pair_get_centre (self->pair)->alignment;
  g_autoptr (PskAlignment) alignment = NULL;

  if (text == NULL || before == NULL || after == NULL || self->textures[0] == NULL
      || self->textures[1] == NULL || before->width <= 0 || after->width <= 0)
    return NULL;

  /* An alignment that cannot be read is no reason to show no pictures. */
  alignment = psk_alignment_from_text (text, NULL);
  if (alignment == NULL)
    return NULL;

  return psk_alignment_rescale (alignment,
                                gdk_texture_get_width (self->textures[1]) / (double) after->width,
                                gdk_texture_get_width (self->textures[0]) / (double) before->width);
}

static char *
label_text (PskPhoto *photo,
            gboolean  after)
{
  g_autofree char *date = NULL;

  if (photo == NULL)
    return NULL;

  date = psk_photo_format_day (photo);
  return g_strdup_printf ("%s  %s", after ? _("After") : _("Before"), date != NULL ? date : "");
}

static void
present (PskPhotoStage *self)
{
  g_autoptr (PskAlignment) alignment = scaled_alignment (self);
  g_autofree char *before = label_text (psk_photo_pair_get_photo (self->pair, FALSE), FALSE);
  g_autofree char *after = label_text (psk_photo_pair_get_photo (self->pair, TRUE), TRUE);

  psk_compare_set_pictures (self->compare, self->textures[0], self->textures[1], alignment);
  g_object_set (self->compare,
                "before-label", before,
                "after-label", after,
                "before-placeholder", self->problems[0] != NULL ? self->problems[0]
                  : _("The photo before is missing: drop a picture here"),
                "after-placeholder", self->problems[1] != NULL ? self->problems[1]
                  : _("The photo after is missing: drop a picture here"),
                NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Load *load = user_data;
  g_autoptr (PskPhotoStage) self = load->stage;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = psk_photo_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->textures[load->which] = g_steal_pointer (&texture);
  if (error != NULL)
    self->problems[load->which] = g_strdup (error->message);
  self->n_loading--;
  if (self->n_loading == 0)
    present (self);
}

static void
forget (PskPhotoStage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_loading = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->files); i++)
    {
      g_clear_object (&self->textures[i]);
      g_clear_pointer (&self->files[i], g_free);
      g_clear_pointer (&self->problems[i], g_free);
    }
}

static void
start_load (PskPhotoStage *self,
            int            which)
{
  PskPhoto *photo = psk_photo_pair_get_photo (self->pair, which == 1);
  Load *load;

  if (photo == NULL)
    return;

  load = g_new0 (Load, 1);
  load->stage = g_object_ref (self);
  load->which = which;
  self->files[which] = g_strdup (photo->file);
  self->n_loading++;
  psk_photo_load_async (self->book, photo->file, PSK_PHOTO_SIZE_DISPLAY, self->cancellable,
                        loaded_cb, load);
}

static gboolean
shows_already (PskPhotoStage *self)
{
  for (int i = 0; i < 2; i++)
    {
      PskPhoto *photo = psk_photo_pair_get_photo (self->pair, i == 1);

      if (g_strcmp0 (self->files[i], photo != NULL ? photo->file : NULL) != 0)
        return FALSE;
    }

  return self->cancellable != NULL;
}

static int
drop_target (GtkWidget *widget,
             double     x,
             gboolean  *after)
{
  PskPhotoStage *self = PSK_PHOTO_STAGE (widget);
  gboolean swapped;

  g_object_get (self->compare, "swapped", &swapped, NULL);
  *after = (x > gtk_widget_get_width (widget) / 2.0) != swapped;
  return self->pair != NULL ? psk_photo_pair_get_tambon (self->pair) : 0;
}

/* The buttons stand in the order of #PskCompareMode. */
static void
mode_toggled_cb (PskPhotoStage   *self,
                 GtkToggleButton *button)
{
  GtkWidget *before = GTK_WIDGET (button);
  int mode = 0;

  if (!gtk_toggle_button_get_active (button))
    return;

  while ((before = gtk_widget_get_prev_sibling (before)) != NULL)
    mode++;
  psk_compare_set_mode (self->compare, mode);
}

static void
psk_photo_stage_dispose (GObject *object)
{
  PskPhotoStage *self = PSK_PHOTO_STAGE (object);

  forget (self);
  g_clear_object (&self->pair);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_photo_stage_parent_class)->dispose (object);
}

static void
psk_photo_stage_class_init (PskPhotoStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_photo_stage_dispose;

  g_type_ensure (PSK_TYPE_COMPARE);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/photos/psk-photo-stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPhotoStage, compare);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
}

static void
psk_photo_stage_init (PskPhotoStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_photo_drop_attach (GTK_WIDGET (self), drop_target);
}

/**
 * psk_photo_stage_show:
 * @self: a stage
 * @book: a book
 * @pair: a pair; pictures that are shown already stay
 */
void
psk_photo_stage_show (PskPhotoStage *self,
                      PskBook       *book,
                      PskPhotoPair  *pair)
{
  g_return_if_fail (PSK_IS_PHOTO_STAGE (self) && PSK_IS_PHOTO_PAIR (pair));

  g_set_object (&self->pair, pair);
  if (g_set_object (&self->book, book) || !shows_already (self))
    {
      forget (self);
      self->cancellable = g_cancellable_new ();
      start_load (self, 0);
      start_load (self, 1);
    }

  if (self->n_loading == 0)
    present (self);
}
