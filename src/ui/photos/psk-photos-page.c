/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photos-page.h"

#include <glib/gi18n.h>

#include "psk-centre-commands.h"
#include "psk-centre-table.h"
#include "psk-file-chooser.h"
#include "psk-photo-adder.h"
#include "psk-photo-detail.h"
#include "psk-photo-drop.h"
#include "psk-photo-filter.h"
#include "psk-photo-row.h"
#include "psk-photo-stage.h"
#include "psk-strip.h"
#include "psk-text-size.h"

/**
 * PskPhotosPage:
 *
 * The photographs of the centres: a list of what every tambon has and lacks, the
 * pair of one of them to compare, and everything about it.
 */
struct _PskPhotosPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkToggleButton *all_button;
  GtkToggleButton *complete_button;
  GtkToggleButton *lacks_after_button;
  GtkToggleButton *lacks_before_button;
  GtkToggleButton *doubtful_button;
  GtkMenuButton *add_button;
  GtkMenuButton *remove_button;
  GtkSearchEntry *search_entry;
  GtkListView *list;
  GtkStack *list_stack;
  GtkStack *stack;
  PskPhotoStage *stage;
  PskPhotoDetail *detail;
  GtkWidget *list_side;
  GtkWidget *facts_side;

  /* Owned */
  GListStore *pairs; /* of the area */
  PskPhotoFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *photos; /* of the whole book, NULL until it was read */
};

G_DEFINE_FINAL_TYPE (PskPhotosPage, psk_photos_page, PSK_TYPE_PAGE)

static PskBook *
book_of (PskPhotosPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static PskPhotoPair *
selected_pair (PskPhotosPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static GtkToggleButton *
filter_button (PskPhotosPage *self,
               PskPhotoKind   kind)
{
  GtkToggleButton *buttons[PSK_N_PHOTO_KINDS] = {
    self->all_button, self->complete_button, self->lacks_after_button,
    self->lacks_before_button, self->doubtful_button,
  };

  return buttons[kind];
}

static void
update_actions (PskPhotosPage *self)
{
  PskPhotoPair *pair = selected_pair (self);
  const gboolean writable = book_of (self) != NULL && !psk_book_is_read_only (book_of (self));
  const gboolean before = writable && pair != NULL
                          && psk_photo_pair_get_photo (pair, FALSE) != NULL;
  const gboolean after = writable && pair != NULL
                         && psk_photo_pair_get_photo (pair, TRUE) != NULL;
  static const char *actions[] = { "photos.add-to", "photos.add-files", "photos.remove-photo",
                                   "photos.choose" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add", writable && pair != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.remove-before", before);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.remove-after", after);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.remove", before || after);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), writable && pair != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), before || after);
}

static void
show_selected (PskPhotosPage *self)
{
  PskPhotoPair *pair = selected_pair (self);

  if (self->photos == NULL)
    return;

  if (pair != NULL)
    {
      psk_photo_stage_show (self->stage, book_of (self), pair);
      psk_photo_detail_show (self->detail, book_of (self), pair, self->photos);
    }
  gtk_stack_set_visible_child_name (self->stack, pair != NULL ? "pair" : "empty");
  gtk_stack_set_visible_child_name (self->list_stack, pair != NULL ? "list" : "empty");
  update_actions (self);
}

static void
show_counts (PskPhotosPage *self)
{
  const char *formats[PSK_N_PHOTO_KINDS] = {
    _("All %u"), _("Complete Pairs %u"), _("Lacks After %u"), _("Lacks Before %u"),
    _("To Check %u"),
  };
  guint counts[PSK_N_PHOTO_KINDS];

  psk_photo_filter_count (self->filter, G_LIST_MODEL (self->pairs), counts);
  for (PskPhotoKind kind = PSK_PHOTO_KIND_ALL; kind < PSK_N_PHOTO_KINDS; kind++)
    {
      g_autofree char *number = g_strdup_printf ("%u", counts[kind]);
      g_auto (GStrv) parts = g_strsplit (formats[kind], "%u", 2);
      g_autofree char *label = g_strjoinv (number, parts);

      gtk_button_set_label (GTK_BUTTON (filter_button (self, kind)), label);
    }
}

static gboolean
is_same_list (PskPhotosPage *self,
              GPtrArray     *centres)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->pairs)) != centres->len)
    return FALSE;

  for (guint i = 0; i < centres->len; i++)
    {
      g_autoptr (PskPhotoPair) pair = g_list_model_get_item (G_LIST_MODEL (self->pairs), i);

      if (psk_photo_pair_get_tambon (pair) != ((PskCentre *) centres->pdata[i])->tambon)
        return FALSE;
    }

  return TRUE;
}

static PskPhotoPair *
make_pair (PskPhotosPage *self,
           PskCentre     *centre)
{
  PskAreas *areas = psk_book_get_areas (book_of (self));
  const PskLanguage language = psk_language_of_messages ();

  return psk_photo_pair_new (centre, psk_areas_get_name (areas, centre->tambon, language),
                             psk_areas_get_name (areas, psk_area_code_parent (centre->tambon),
                                                 language),
                             self->photos);
}

/* Rows of the same tambons stay the same rows, so that nothing jumps when a photo
 * is added; another book or area makes new ones. */
static void
fill (PskPhotosPage *self,
      GPtrArray     *centres,
      gboolean       anew)
{
  if (!anew && is_same_list (self, centres))
    {
      for (guint i = 0; i < centres->len; i++)
        {
          g_autoptr (PskPhotoPair) pair = g_list_model_get_item (G_LIST_MODEL (self->pairs), i);

          psk_photo_pair_update (pair, centres->pdata[i], self->photos);
        }
    }
  else
    {
      g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < centres->len; i++)
        g_ptr_array_add (pairs, make_pair (self, centres->pdata[i]));
      g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)),
                           pairs->pdata, pairs->len);
    }
}

static void
psk_photos_page_refresh (PskPage *page,
                         guint    changes)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (page);
  PskStore *store = psk_book_get_store (book_of (self));
  PskPhotoPair *pair = selected_pair (self);
  const int tambon = pair != NULL ? psk_photo_pair_get_tambon (pair) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) centres = psk_centre_table_read_all (store, psk_page_get_area (page),
                                                             &error);
  g_autoptr (GPtrArray) photos = NULL;

  if (centres != NULL)
    photos = psk_centre_table_read_photos (store, 0, &error);
  if (photos == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  g_clear_pointer (&self->photos, g_ptr_array_unref);
  self->photos = g_steal_pointer (&photos);
  fill (self, centres, changes == PSK_CHANGED_EVERYTHING);
  psk_photo_filter_set_photos (self->filter, self->photos);
  show_counts (self);
  if (changes == PSK_CHANGED_EVERYTHING && tambon != 0)
    psk_page_show_area (page, tambon);
  show_selected (self);
}

static void
filter_toggled_cb (PskPhotosPage   *self,
                   GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (PskPhotoKind kind = PSK_PHOTO_KIND_ALL; kind < PSK_N_PHOTO_KINDS; kind++)
    {
      if (filter_button (self, kind) == button)
        psk_photo_filter_set_kind (self->filter, kind);
    }
  show_selected (self);
}

static void
search_changed_cb (PskPhotosPage *self)
{
  psk_photo_filter_set_search (self->filter,
                               gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_selected (self);
}

static void
stop_search_cb (PskPhotosPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Returns: whether it is among the rows that are seen */
static gboolean
select_area (PskPhotosPage *self,
             int            area)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskPhotoPair) pair = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!psk_area_code_within (psk_photo_pair_get_tambon (pair), area))
        continue;

      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

static void
psk_photos_page_show_area (PskPage *page,
                           int      area)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (page);

  if (select_area (self, area) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  psk_photo_filter_set_search (self->filter, "");
  if (select_area (self, area))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-area", "i",
                              psk_area_code_level (area) == PSK_AREA_TAMBON
                              ? psk_area_code_parent (area) : area);
  select_area (self, area);
}

static PskPhoto *
find_photo (PskPhotosPage *self,
            gint64         id)
{
  for (guint i = 0; self->photos != NULL && i < self->photos->len; i++)
    {
      PskPhoto *photo = self->photos->pdata[i];

      if (photo->id == id)
        return photo;
    }

  return NULL;
}

static void
psk_photos_page_show_record (PskPage *page,
                             gint64   id)
{
  PskPhoto *photo = find_photo (PSK_PHOTOS_PAGE (page), id);

  if (photo != NULL)
    psk_photos_page_show_area (page, photo->tambon);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  psk_photos_page_show_record (PSK_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
psk_photos_page_focus_search (PskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_PHOTOS_PAGE (page)->search_entry));
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     PskPhotosPage   *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      GSList *list = NULL;
      GVariant *target;

      for (guint i = g_list_model_get_n_items (files); i > 0; i--)
        list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));

      target = psk_photo_drop_pack (
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "tambon")),
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "after")), list);
      gtk_widget_activate_action_variant (GTK_WIDGET (self), "photos.add-files", target);
      g_slist_free_full (list, g_object_unref);
    }
  g_object_unref (chooser);
}

static void
choose_files (PskPhotosPage *self,
              int            tambon,
              gboolean       after)
{
  const char *place = psk_areas_get_name (psk_book_get_areas (book_of (self)), tambon,
                                          psk_language_of_messages ());
  /* Translators: a tambon */
  g_autofree char *title = after ? g_strdup_printf (_("Photos After of Tambon %s"), place)
                                 : g_strdup_printf (_("Photos Before of Tambon %s"), place);
  GtkFileChooserNative *chooser
    = psk_file_chooser_new (GTK_WIDGET (self), title, _("_Add"), _("Pictures"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "tambon", GINT_TO_POINTER (tambon));
  g_object_set_data (G_OBJECT (chooser), "after", GINT_TO_POINTER (after));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);

  choose_files (self, psk_photo_pair_get_tambon (selected_pair (self)),
                g_variant_get_boolean (parameter));
}

static void
add_to_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);
  gboolean after;
  int tambon;

  g_variant_get (parameter, "(ib)", &tambon, &after);
  select_area (self, tambon);
  choose_files (self, tambon, after);
}

static void
add_files_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);
  g_autofree const char **paths = NULL;
  gboolean after;
  int tambon;

  g_variant_get (parameter, "(ib^a&ay)", &tambon, &after, &paths);
  select_area (self, tambon);
  psk_photo_add_files (PSK_PAGE (self), tambon, after, paths);
}

static void
remove_photo (PskPhotosPage *self,
              PskPhoto      *photo)
{
  const char *place = psk_areas_get_name (psk_book_get_areas (book_of (self)), photo->tambon,
                                          psk_language_of_messages ());
  g_autoptr (PskCommand) command = psk_command_photo_delete (photo->id);
  /* Translators: a tambon */
  g_autofree char *toast = g_strcmp0 (photo->moment, "after") == 0
                           ? g_strdup_printf (_("A photo after of Tambon %s was removed"), place)
                           : g_strdup_printf (_("A photo before of Tambon %s was removed"), place);

  psk_command_set_subject (command, place);
  psk_page_run (PSK_PAGE (self), command, toast);
}

static void
remove_photo_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);
  PskPhoto *photo = find_photo (self, g_variant_get_int64 (parameter));

  if (photo != NULL)
    remove_photo (self, photo);
}

static void
remove_chosen_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);

  remove_photo (self, psk_photo_pair_get_photo (selected_pair (self),
                                                g_str_equal (name, "photos.remove-after")));
}

/* Where there are two, the menu asks which one. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);
  PskPhotoPair *pair = selected_pair (self);

  if (psk_photo_pair_get_state (pair) == PSK_PHOTO_PAIR_COMPLETE)
    gtk_menu_button_popup (self->remove_button);
  else
    remove_photo (self, psk_photo_pair_get_photo (
                          pair, psk_photo_pair_get_state (pair) == PSK_PHOTO_PAIR_LACKS_BEFORE));
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (widget);
  PskPhotoPair *pair = selected_pair (self);
  PskPhoto *photo = find_photo (self, g_variant_get_int64 (parameter));
  g_autoptr (PskCommand) command = NULL;
  PskCentre *centre;
  gboolean after;

  if (photo == NULL || pair == NULL)
    return;

  /* An alignment belongs to its two pictures. */
  centre = psk_photo_pair_get_centre (pair);
  after = g_strcmp0 (photo->moment, "after") == 0;
  command = psk_command_pair_set (centre->id, after ? centre->before : photo->id,
                                  after ? photo->id : centre->after, NULL);
  psk_command_set_subject (command, psk_photo_pair_get_name (pair));
  psk_page_run (PSK_PAGE (self), command, _("The pair was changed"));
}

static gboolean
psk_photos_page_focus_content (PskPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PSK_PHOTOS_PAGE (page)->list));
}

static const char *
psk_photos_page_get_title (PskPage *page)
{
  return _("Before and After");
}

static void
setup_row_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  gtk_list_item_set_child (item, psk_photo_row_new ());
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *item,
             PskPhotosPage      *self)
{
  psk_photo_row_bind (PSK_PHOTO_ROW (gtk_list_item_get_child (item)), book_of (self),
                      gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  psk_photo_row_bind (PSK_PHOTO_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
psk_photos_page_dispose (GObject *object)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->pairs);
  g_clear_pointer (&self->photos, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_photos_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "photos.add", "b", add_action);
  gtk_widget_class_install_action (klass, "photos.add-to", "(ib)", add_to_action);
  gtk_widget_class_install_action (klass, "photos.add-files", "(ibaay)", add_files_action);
  gtk_widget_class_install_action (klass, "photos.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "photos.remove-before", NULL, remove_chosen_action);
  gtk_widget_class_install_action (klass, "photos.remove-after", NULL, remove_chosen_action);
  gtk_widget_class_install_action (klass, "photos.remove-photo", "x", remove_photo_action);
  gtk_widget_class_install_action (klass, "photos.choose", "x", choose_action);
  gtk_widget_class_install_action (klass, "photos.show", "x", show_action);
}

static void
init_list (PskPhotosPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkFilterListModel *model = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (self->pairs)), g_object_ref (GTK_FILTER (self->filter)));

  self->selection = gtk_single_selection_new (G_LIST_MODEL (model));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_selected),
                            self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_named_action_new ("photos.remove")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
psk_photos_page_build (PskPage *page)
{
  PskPhotosPage *self = PSK_PHOTOS_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (self->list_side);
  psk_text_size_widen (self->facts_side);
  init_list (self);
  update_actions (self);
}

static void
psk_photos_page_class_init (PskPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_photos_page_dispose;
  page_class->name = "photos";
  page_class->icon_name = "psk-photos-symbolic";
  page_class->get_title = psk_photos_page_get_title;
  page_class->build = psk_photos_page_build;
  page_class->refresh = psk_photos_page_refresh;
  page_class->focus_content = psk_photos_page_focus_content;
  page_class->show_area = psk_photos_page_show_area;
  page_class->show_record = psk_photos_page_show_record;
  page_class->focus_search = psk_photos_page_focus_search;

  g_type_ensure (PSK_TYPE_PHOTO_STAGE);
  g_type_ensure (PSK_TYPE_PHOTO_DETAIL);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/photos/psk-photos-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, complete_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, lacks_after_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, lacks_before_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, doubtful_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, list);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, stage);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, detail);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, PskPhotosPage, facts_side);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  install_actions (widget_class);
}

static void
psk_photos_page_init (PskPhotosPage *self)
{
  self->pairs = g_list_store_new (PSK_TYPE_PHOTO_PAIR);
  self->filter = psk_photo_filter_new ();
}

/**
 * psk_photos_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_photos_page_new (void)
{
  return g_object_new (PSK_TYPE_PHOTOS_PAGE, NULL);
}
