/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-vegetable-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-code-list.h"
#include "psk-text.h"

/* One kind. The button belongs to the flow box. */
typedef struct
{
  char *code; /* its name when it is new */
  char *search; /* everything it is called, to be searched in */
  gboolean is_new; /* the list of the book gets it with the visit */
  gboolean is_near; /* it is spelled much like what is searched for */
  GtkCheckButton *button;
} Kind;

/**
 * PskVegetableList:
 *
 * The list of vegetables to tick, with a search. A kind that is not on the list is added
 * by its name, and then comes on the list with the visit; what is spelled much like it is
 * shown first.
 */
struct _PskVegetableList
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkSearchEntry *search_entry;
  GtkFlowBox *flow;
  GtkButton *add_button;
  GtkLabel *near_label;
  GtkLabel *new_label;

  /* Owned */
  PskDefinition *codes;
  GPtrArray *kinds;
  char *search; /* normalised */
};

G_DEFINE_FINAL_TYPE (PskVegetableList, psk_vegetable_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
kind_free (gpointer data)
{
  Kind *kind = data;

  g_free (kind->code);
  g_free (kind->search);
  g_free (kind);
}

/* What will be added to the list of the book is said before it is. */
static void
show_new (PskVegetableList *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      if (!kind->is_new || !gtk_check_button_get_active (kind->button))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      /* Translators: the name of a vegetable */
      g_string_append_printf (names, _("“%s”"), kind->code);
    }

  /* Translators: names of vegetables, each in quotation marks */
  text = g_strdup_printf (_("%s will be added to the list of vegetables"), names->str);
  gtk_label_set_label (self->new_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->new_label), names->len > 0);
}

static void
toggled_cb (PskVegetableList *self)
{
  show_new (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static Kind *
add_kind (PskVegetableList *self,
          const char       *code,
          const char       *title,
          char             *search)
{
  Kind *kind = g_new0 (Kind, 1);
  GtkWidget *button = gtk_check_button_new_with_label (title);

  kind->code = g_strdup (code);
  kind->search = search;
  kind->button = GTK_CHECK_BUTTON (button);
  g_ptr_array_add (self->kinds, kind);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_flow_box_append (self->flow, button);
  /* The button is what takes the focus, not the place around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return kind;
}

/* The name of a list that matches every way a kind is written. */
static char *
search_text (JsonObject *code,
             const char *title)
{
  JsonArray *aliases = json_object_has_member (code, "aliases")
                       ? json_object_get_array_member (code, "aliases") : NULL;
  g_autoptr (GString) all = g_string_new (title);

  g_string_append_printf (all, " %s %s",
                          json_object_get_string_member_with_default (code, "th", ""),
                          json_object_get_string_member_with_default (code, "en", ""));
  for (guint i = 0; aliases != NULL && i < json_array_get_length (aliases); i++)
    g_string_append_printf (all, " %s", json_array_get_string_element (aliases, i));

  return psk_text_search_key (all->str);
}

static Kind *
find_kind (PskVegetableList *self,
           const char       *code)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      if (g_str_equal (kind->code, code))
        return kind;
    }

  return NULL;
}

static gboolean
filter_cb (GtkFlowBoxChild *child,
           gpointer         user_data)
{
  PskVegetableList *self = user_data;
  const int at = gtk_flow_box_child_get_index (child);
  Kind *kind = at >= 0 && (guint) at < self->kinds->len ? self->kinds->pdata[at] : NULL;

  return kind == NULL || self->search == NULL || kind->is_near
         || strstr (kind->search, self->search) != NULL;
}

static Kind *
first_found (PskVegetableList *self)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      if (self->search != NULL && strstr (kind->search, self->search) != NULL)
        return kind;
    }

  return NULL;
}

/* Only what is not found is looked for among near misses. */
static gboolean
mark_near (PskVegetableList *self,
           const char       *clean)
{
  g_auto (GStrv) near = NULL;
  gboolean found = FALSE;

  if (self->search != NULL && first_found (self) == NULL)
    near = psk_code_list_suggest (self->codes, PSK_CODE_LIST_VEGETABLES, clean);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      kind->is_near = near != NULL
                      && g_strv_contains ((const char * const *) near, kind->code);
      found = found || kind->is_near;
    }

  return found;
}

/* What cannot come on the list is said instead. */
static void
show_add_button (PskVegetableList *self,
                 const char       *clean)
{
  g_autoptr (PskCode) entry = psk_code_new (NULL, clean, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const gboolean fits
    = psk_definition_find_code (self->codes, PSK_CODE_LIST_VEGETABLES, clean) != NULL
      || psk_code_list_check (self->codes, PSK_CODE_LIST_VEGETABLES, entry, &error);

  /* Translators: the name of a vegetable that is not on the list */
  label = fits ? g_strdup_printf (_("Add “%s” to the list of vegetables"), clean)
               : g_strdup (error->message);
  gtk_button_set_label (self->add_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vegetables.add", fits);
}

static void
search_changed_cb (PskVegetableList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *key = psk_text_search_key (clean);
  gboolean missing;

  if (self->codes == NULL)
    return;

  g_free (self->search);
  self->search = *key != '\0' ? g_steal_pointer (&key) : NULL;
  missing = self->search != NULL && first_found (self) == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->near_label), mark_near (self, clean));
  gtk_flow_box_invalidate_filter (self->flow);

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), missing);
  if (missing)
    show_add_button (self, clean);
}

static void
tick (PskVegetableList *self,
      Kind             *kind,
      gboolean          ticked)
{
  gtk_check_button_set_active (kind->button, ticked);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static Kind *
add_new_kind (PskVegetableList *self,
              const char       *name)
{
  /* Translators: the name of a vegetable that comes on the list with the visit */
  g_autofree char *title = g_strdup_printf (_("%s (new)"), name);
  Kind *kind = add_kind (self, name, title, psk_text_search_key (name));

  kind->is_new = TRUE;
  return kind;
}

/* What is typed in another way, or is retired, is on the list all the same. */
static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskVegetableList *self = PSK_VEGETABLE_LIST (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *typed = psk_text_clean (text);
  const char *code = psk_definition_find_code (self->codes, PSK_CODE_LIST_VEGETABLES, typed);
  Kind *kind = find_kind (self, code != NULL ? code : typed);

  if (*typed == '\0')
    return;
  if (kind == NULL && code != NULL)
    kind = add_kind (self, code, psk_definition_get_code_title (self->codes,
                                                                PSK_CODE_LIST_VEGETABLES, code,
                                                                psk_language_of_messages ()),
                     psk_text_search_key (typed));
  if (kind == NULL)
    kind = add_new_kind (self, typed);

  tick (self, kind, TRUE);
}

/* Enter adds nothing to the list as long as something like it is there: that takes the
 * button. */
static void
activate_cb (PskVegetableList *self)
{
  Kind *kind = first_found (self);

  if (self->search == NULL)
    return;

  if (kind != NULL)
    tick (self, kind, !gtk_check_button_get_active (kind->button));
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->near_label)))
    gtk_widget_activate_action (GTK_WIDGET (self), "vegetables.add", NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
stop_search_cb (PskVegetableList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
psk_vegetable_list_finalize (GObject *object)
{
  PskVegetableList *self = PSK_VEGETABLE_LIST (object);

  g_clear_pointer (&self->codes, psk_definition_unref);
  g_ptr_array_unref (self->kinds);
  g_free (self->search);

  G_OBJECT_CLASS (psk_vegetable_list_parent_class)->finalize (object);
}

static void
psk_vegetable_list_class_init (PskVegetableListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_vegetable_list_finalize;

  /**
   * PskVegetableList::changed:
   * @self: a list
   *
   * Other kinds are ticked than before.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_VEGETABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-vegetable-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PskVegetableList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskVegetableList, flow);
  gtk_widget_class_bind_template_child (widget_class, PskVegetableList, add_button);
  gtk_widget_class_bind_template_child (widget_class, PskVegetableList, near_label);
  gtk_widget_class_bind_template_child (widget_class, PskVegetableList, new_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "vegetables.add", NULL, add_action);
}

static void
psk_vegetable_list_init (PskVegetableList *self)
{
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_flow_box_set_filter_func (self->flow, filter_cb, self, NULL);
}

static gboolean
is_ticked (GPtrArray  *ticked,
           const char *code)
{
  return ticked != NULL && g_ptr_array_find_with_equal_func (ticked, code, g_str_equal, NULL);
}

/**
 * psk_vegetable_list_fill:
 * @self: an empty list
 * @codes: the code lists of the book
 * @ticked: (nullable) (element-type utf8): what is ticked; what was retired, and names that
 *   are not on the list, are shown as well
 */
void
psk_vegetable_list_fill (PskVegetableList *self,
                         PskDefinition    *codes,
                         GPtrArray        *ticked)
{
  const PskLanguage language = psk_language_of_messages ();
  JsonArray *list = psk_definition_get_list (codes, PSK_CODE_LIST_VEGETABLES);

  g_return_if_fail (PSK_IS_VEGETABLE_LIST (self) && self->kinds->len == 0);

  self->codes = psk_definition_ref (codes);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *code = json_object_get_string_member_with_default (object, "code", "");
      const char *title = psk_definition_get_code_title (codes, PSK_CODE_LIST_VEGETABLES, code,
                                                         language);

      if (psk_definition_is_offered (object) || is_ticked (ticked, code))
        add_kind (self, code, title, search_text (object, title));
    }

  for (guint i = 0; ticked != NULL && i < ticked->len; i++)
    {
      const char *code = ticked->pdata[i];
      Kind *kind = find_kind (self, code);

      if (kind == NULL)
        {
          g_autofree char *title = g_strdup_printf (_("%s (not on the list)"), code);

          kind = add_kind (self, code, title, psk_text_search_key (code));
        }
      gtk_check_button_set_active (kind->button, TRUE);
    }
}

/**
 * psk_vegetable_list_get_ticked:
 * @self: a list
 *
 * Returns: (transfer full): the codes that are ticked, and the names of what is new
 */
GStrv
psk_vegetable_list_get_ticked (PskVegetableList *self)
{
  GStrvBuilder *builder;
  GStrv ticked;

  g_return_val_if_fail (PSK_IS_VEGETABLE_LIST (self), NULL);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      if (gtk_check_button_get_active (kind->button))
        g_strv_builder_add (builder, kind->code);
    }
  ticked = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return ticked;
}
