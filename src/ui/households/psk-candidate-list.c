/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-candidate-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-duplicate.h"
#include "psk-household-columns.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-household.h"
#include "psk-probe-sorter.h"
#include "psk-row-list.h"
#include "psk-row-selection.h"
#include "psk-text-size.h"
#include "psk-text.h"

/**
 * PskCandidateList:
 *
 * The households of the base list of a tambon that hold no slot, to be searched, sorted
 * and selected. One that may be listed twice says so.
 */
struct _PskCandidateList
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *empty_label;

  /* Owned */
  PskBook *book;
  PskRowList *rows;
  PskRowSelection *selection;
  GHashTable *duplicates; /* gint64 → gint64: who it may be */
  GCancellable *cancellable;

  int tambon;
  PskSortKey sort;
  gboolean is_sorted;
};

G_DEFINE_FINAL_TYPE (PskCandidateList, psk_candidate_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
run_query (PskCandidateList *self)
{
  PskHouseholdQuery query = {
    .area = self->tambon,
    .scope = PSK_HOUSEHOLDS_ALL,
    .search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    .n_sort = self->is_sorted ? 1 : 0,
  };
  char *candidates[] = { (char *) "candidate", NULL };
  PskFilter filter = { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, candidates, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();

  if (self->rows == NULL)
    return;

  g_ptr_array_add (filters, &filter);
  query.filters = filters;
  query.sort[0] = self->sort;
  psk_row_list_set_query (self->rows, &query);
}

static void
busy_cb (PskCandidateList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%s candidate", "%s candidates", n), number);

  if (psk_row_list_is_busy (self->rows))
    return;

  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->empty_label,
                       searching ? _("Nothing was found: try another word.")
                                 : _("The base list of this tambon has nobody left to choose: "
                                     "import a list that has more households."));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "empty");
}

static void
selection_changed_cb (PskCandidateList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The row that has the focus need not be one that is selected. */
static void
activate_cb (PskCandidateList *self,
             guint             position)
{
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
stop_search_cb (PskCandidateList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* The rows of the view are the children of its list. */
static GtkWidget *
list_of (PskCandidateList *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* From what was searched for to the first that was found. */
static gboolean
enter_rows (PskCandidateList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (list_of (self), "list.scroll-to-item", "u", 0);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_first_child (list_of (self)));
  return GDK_EVENT_STOP;
}

static void
search_entered_cb (PskCandidateList *self)
{
  enter_rows (self);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               PskCandidateList      *self)
{
  return key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? enter_rows (self) : GDK_EVENT_PROPAGATE;
}

/* Up leads from the first row back to the search. */
static gboolean
rows_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             PskCandidateList      *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (list_of (self));

  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up)
      || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0
      || row == NULL || gtk_widget_get_prev_sibling (row) != NULL)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
sorter_changed_cb (GtkSorter        *sorter,
                   GtkSorterChange   change,
                   PskCandidateList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->is_sorted = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *own = gtk_column_view_column_get_sorter (column);

      if (own != NULL && psk_probe_sorter_leads (PSK_PROBE_SORTER (own), sorter,
                                                 &self->sort.descending))
        {
          self->sort.field = psk_probe_sorter_get_key (PSK_PROBE_SORTER (own));
          self->is_sorted = TRUE;
        }
    }
  run_query (self);
}

static char *
describe_duplicate (PskCandidateList *self,
                    PskHousehold     *household)
{
  gint64 *other = self->duplicates != NULL
                  ? g_hash_table_lookup (self->duplicates, &household->id) : NULL;
  g_autoptr (PskHousehold) twin = NULL;
  g_autofree char *name = NULL;

  if (other != NULL)
    twin = psk_household_table_read (psk_book_get_store (self->book), *other, NULL);
  if (twin == NULL)
    return g_strdup ("");

  name = psk_household_name_text (twin);
  if (twin->slot >= 1)
    /* Translators: a name, the number of its slot */
    return g_strdup_printf (_("! may be %s in slot %d"), name, twin->slot);

  /* Translators: a name */
  return g_strdup_printf (_("! may be %s"), name);
}

static char *
cell_text (PskCandidateList *self,
           PskHousehold     *household,
           int               field)
{
  if (household == NULL)
    return g_strdup ("");

  switch (field)
    {
    case PSK_HOUSEHOLD_FIRST_NAME:
      return psk_household_name_text (household);
    case PSK_HOUSEHOLD_VILLAGE_NO:
      return household->village_no >= 0 ? g_strdup_printf ("%d", household->village_no)
                                        : g_strdup ("–");
    case PSK_HOUSEHOLD_HOUSE_NO:
      return g_strdup (household->house_no);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return g_strdup (psk_definition_get_code_title (psk_book_get_codes (self->book),
                                                      "vulnerability", household->vulnerability,
                                                      psk_language_of_messages ()));
    default:
      return describe_duplicate (self, household);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (label), 1);
  if (GPOINTER_TO_INT (user_data) == PSK_HOUSEHOLD_VILLAGE_NO)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (label), 1);
  if (GPOINTER_TO_INT (user_data) == PSK_HOUSEHOLD_NOTE)
    gtk_widget_add_css_class (label, "partial-text");
  gtk_list_item_set_child (item, label);
}

/* A cell of the view, as long as it shows a row. */
typedef struct
{
  GtkListItem *item;
  int field;
} Cell;

static void
cell_free (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
fill_cell (PskRow     *row,
           const Cell *cell)
{
  GtkWidget *label = gtk_list_item_get_child (cell->item);
  PskCandidateList *self = PSK_CANDIDATE_LIST (
    gtk_widget_get_ancestor (label, PSK_TYPE_CANDIDATE_LIST));
  g_autofree char *text = NULL;

  if (self == NULL || self->book == NULL)
    return;

  text = cell_text (self, psk_row_get_record (row), cell->field);
  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  gtk_widget_set_tooltip_text (label, cell->field == PSK_HOUSEHOLD_NOTE && *text != '\0' ? text
                                                                                         : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  PskRow *row = gtk_list_item_get_item (item);
  Cell *cell = g_new0 (Cell, 1);

  cell->item = item;
  cell->field = GPOINTER_TO_INT (user_data);
  fill_cell (row, cell);
  g_signal_connect_data (row, "changed", G_CALLBACK (fill_cell), cell, cell_free, 0);
}

/* All cells of the row go together. */
static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  g_signal_handlers_disconnect_matched (gtk_list_item_get_item (item), G_SIGNAL_MATCH_FUNC, 0, 0,
                                        NULL, fill_cell, NULL);
}

static void
add_columns (PskCandidateList *self)
{
  static const struct
  {
    PskHouseholdField field; /* the note stands for the warning */
    const char *title;
    int width;
  } columns[] = {
    { PSK_HOUSEHOLD_FIRST_NAME, N_("Name"), 180 },
    { PSK_HOUSEHOLD_VILLAGE_NO, N_("Village"), 56 },
    { PSK_HOUSEHOLD_HOUSE_NO, N_("House"), 72 },
    { PSK_HOUSEHOLD_VULNERABILITY, N_("Vulnerability"), 140 },
    { PSK_HOUSEHOLD_NOTE, N_("Listed twice"), -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gpointer field = GINT_TO_POINTER (columns[i].field);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), field);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), field);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width < 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].field != PSK_HOUSEHOLD_NOTE)
        {
          g_autoptr (GtkSorter) sorter = psk_probe_sorter_new (columns[i].field);

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_append_column (self->view, column);
    }
}

static void
note_twin (GHashTable *twins,
           gint64      one,
           gint64      other)
{
  /* The surest pair comes first. */
  if (!g_hash_table_contains (twins, &one))
    g_hash_table_insert (twins, g_memdup2 (&one, sizeof one), g_memdup2 (&other, sizeof other));
}

static gpointer
find_duplicates (PskStore      *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GPtrArray) pairs = psk_duplicates_find (store, GPOINTER_TO_INT (data),
                                                     PSK_HOUSEHOLDS_ALL, cancellable, error);
  GHashTable *twins;

  if (pairs == NULL)
    return NULL;

  twins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < pairs->len; i++)
    {
      const PskDuplicate *pair = pairs->pdata[i];

      note_twin (twins, pair->first, pair->second);
      note_twin (twins, pair->second, pair->first);
    }

  return twins;
}

static void
duplicates_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PskCandidateList) self = user_data;
  GHashTable *twins = psk_book_read_finish (PSK_BOOK (source), result, NULL);

  if (twins == NULL)
    return;

  g_clear_pointer (&self->duplicates, g_hash_table_unref);
  self->duplicates = twins;
  if (self->rows != NULL)
    psk_row_list_reread (self->rows);
}

static void
psk_candidate_list_dispose (GObject *object)
{
  PskCandidateList *self = PSK_CANDIDATE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->book);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->duplicates, g_hash_table_unref);

  G_OBJECT_CLASS (psk_candidate_list_parent_class)->dispose (object);
}

static void
psk_candidate_list_class_init (PskCandidateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_candidate_list_dispose;

  /**
   * PskCandidateList::changed:
   * @self: a list
   *
   * Other households are selected than before.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskCandidateList::activated:
   * @self: a list
   *
   * A household was double-clicked, or Enter pressed on it.
   */
  signals[ACTIVATED] = g_signal_new ("activated", PSK_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCandidateList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskCandidateList, count_label);
  gtk_widget_class_bind_template_child (widget_class, PskCandidateList, stack);
  gtk_widget_class_bind_template_child (widget_class, PskCandidateList, view);
  gtk_widget_class_bind_template_child (widget_class, PskCandidateList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, run_query);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_key_cb);
}

static void
psk_candidate_list_init (PskCandidateList *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  psk_text_size_widen_columns (self->view);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sorter_changed_cb), self);
}

/**
 * psk_candidate_list_open:
 * @self: a new list
 * @book: a book
 * @tambon: whose base list is shown
 */
void
psk_candidate_list_open (PskCandidateList *self,
                         PskBook          *book,
                         int               tambon)
{
  g_return_if_fail (PSK_IS_CANDIDATE_LIST (self) && PSK_IS_BOOK (book) && self->book == NULL);

  self->book = g_object_ref (book);
  self->tambon = tambon;
  self->rows = psk_row_list_new (book, &psk_household_row_source);
  self->selection = psk_row_selection_new (self->rows);
  g_signal_connect_swapped (self->rows, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  run_query (self);
  psk_book_read_async (book, find_duplicates, GINT_TO_POINTER (tambon), NULL,
                       (GDestroyNotify) g_hash_table_unref, self->cancellable, duplicates_cb,
                       g_object_ref (self));
}

/**
 * psk_candidate_list_refresh:
 * @self: a list
 *
 * Reads again who has no slot.
 */
void
psk_candidate_list_refresh (PskCandidateList *self)
{
  g_return_if_fail (PSK_IS_CANDIDATE_LIST (self));

  psk_row_list_refresh (self->rows);
}

/**
 * psk_candidate_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): the row ids of the selected households
 */
GArray *
psk_candidate_list_get_selected (PskCandidateList *self)
{
  g_return_val_if_fail (PSK_IS_CANDIDATE_LIST (self), NULL);

  return self->selection != NULL ? psk_row_selection_get_ids (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * psk_candidate_list_unselect:
 * @self: a list
 */
void
psk_candidate_list_unselect (PskCandidateList *self)
{
  g_return_if_fail (PSK_IS_CANDIDATE_LIST (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}
