/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-list.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <string.h>

#include "psk-row-steps.h"

#define PAGE_SIZE 64
#define MAX_PAGES 32

/**
 * PskRowList:
 *
 * A list over the rows of a query, of any length: its items are #PskRow. It holds the ids
 * of all rows in order, computed on the reader's thread, and reads pages of records by id
 * when the view asks for them. A change of the book runs the query again. Rows that are
 * still there get their new records; the view is told only of those that came, went or
 * moved.
 */
struct _PskRowList
{
  GObject parent_instance;

  /* Owned */
  PskBook *book;
  gpointer query;
  GArray *ids;        /* gint64 */
  GArray *found;      /* what the query found while the list is pinned, or NULL */
  GHashTable *living; /* id → PskRow, borrowed: those that somebody holds */
  GHashTable *pages;  /* page number → GPtrArray of rows */
  GQueue page_order;  /* page numbers, the first that was read first */
  GCancellable *cancellable;

  /* Borrowed */
  const PskRowSource *source;
  GArray *former; /* the ids that there were, while the view is told; else NULL */

  gboolean renamed; /* the same rows may read in another way */

  guint n_pins;
  guint unpin_id;

  guint warm_step; /* what is read next into memory */
  guint warm_id;
};

/* So long nobody asks anything after the first rows have come, in milliseconds. */
#define WARM_DELAY 100

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_ITEMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  const PskRowSource *source;
  gpointer query;
} QueryData;

static GType
psk_row_list_get_item_type (GListModel *model)
{
  return PSK_TYPE_ROW;
}

static guint
psk_row_list_get_n_items (GListModel *model)
{
  return PSK_ROW_LIST (model)->ids->len;
}

static void
forget_pages (PskRowList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->page_order);
}

static PskRow *
ref_row (PskRowList *self,
         gint64      id)
{
  PskRow *row = g_hash_table_lookup (self->living, &id);

  return row != NULL ? g_object_ref (row) : psk_row_new (id, self->living);
}

/* Rows with their records as they are in the book; those of records that were deleted a
 * moment ago are empty until the query is back. */
static GPtrArray *
read_rows (PskRowList   *self,
           const gint64 *ids,
           guint         n_ids)
{
  g_autoptr (GPtrArray) records
    = self->source->read_page (psk_book_get_store (self->book), ids, n_ids, NULL);
  GPtrArray *rows = g_ptr_array_new_full (n_ids, g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      PskRow *row = ref_row (self, ids[i]);

      g_ptr_array_add (rows, row);
      if (records != NULL)
        psk_row_take_record (row, records->pdata[i], self->renamed);
    }

  return rows;
}

static GPtrArray *
get_page (PskRowList *self,
          guint       number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  const guint first = number * PAGE_SIZE;

  if (page != NULL)
    return page;

  page = read_rows (self, &g_array_index (self->ids, gint64, first),
                    MIN (PAGE_SIZE, self->ids->len - first));
  if (g_queue_get_length (&self->page_order) >= MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_head (&self->page_order));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_tail (&self->page_order, GUINT_TO_POINTER (number));

  return page;
}

static gpointer
psk_row_list_get_item (GListModel *model,
                       guint       position)
{
  PskRowList *self = PSK_ROW_LIST (model);
  GPtrArray *page;

  if (position >= self->ids->len)
    return NULL;

  page = get_page (self, position / PAGE_SIZE);
  return g_object_ref (page->pdata[position % PAGE_SIZE]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = psk_row_list_get_item_type;
  iface->get_n_items = psk_row_list_get_n_items;
  iface->get_item = psk_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PskRowList, psk_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
query_data_free (gpointer data)
{
  QueryData *query = data;

  query->source->free (query->query);
  g_free (query);
}

static gpointer
query_on_reader (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  QueryData *query = data;

  return query->source->query (store, query->query, error);
}

/* All rows that somebody holds get their records anew. */
static void
reload_rows (PskRowList *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);

  for (guint i = 0; i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) rows = read_rows (self, &g_array_index (ids, gint64, i),
                                              MIN (PAGE_SIZE, ids->len - i));
    }
}

static void
replace_ids (PskRowList *self,
             GArray     *ids)
{
  PskRowStep steps[PSK_MAX_ROW_STEPS];
  const guint n_steps = psk_row_steps_find (self->ids, ids, steps);

  /* Those that stay are not asked for again. */
  if (steps[0].removed < self->ids->len)
    reload_rows (self);

  self->former = g_array_ref (self->ids);
  for (guint i = 0; i < n_steps; i++)
    {
      GArray *next = psk_row_step_apply (&steps[i], self->ids, ids);

      g_array_unref (self->ids);
      self->ids = next;
      forget_pages (self);
      g_list_model_items_changed (G_LIST_MODEL (self), steps[i].position, steps[i].removed,
                                  steps[i].added);
    }
  if (self->former->len != self->ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  g_clear_pointer (&self->former, g_array_unref);
}

static gboolean
same_ids (GArray *a,
          GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

/* What was written is seen at once, before the query is asked again. */
static void
changed_cb (PskBook    *book,
            guint       changes,
            PskRowList *self)
{
  GArray *touched = psk_book_get_touched (book);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  /* Codes and areas are shown by their names. */
  if (changes & (PSK_CHANGED_SETTINGS | PSK_CHANGED_AREAS))
    self->renamed = TRUE;
  /* What was in memory was dropped. */
  if (touched == NULL)
    self->warm_step = 0;

  if (touched == NULL || touched->len > PAGE_SIZE)
    return;

  for (guint i = 0; i < touched->len; i++)
    {
      if (g_hash_table_contains (self->living, &g_array_index (touched, gint64, i)))
        g_array_append_val (ids, g_array_index (touched, gint64, i));
    }
  if (ids->len > 0)
    rows = read_rows (self, &g_array_index (ids, gint64, 0), ids->len);
}

/* A step of making the next questions fast. */
typedef struct
{
  const PskRowSource *source;
  guint step;
} WarmData;

static gpointer
warm_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  WarmData *warm = data;
  const gboolean more = warm->source->warm (store, warm->step);

#ifdef __GLIBC__
  /* What sorting and reading took meanwhile goes back to the system. */
  if (!more)
    malloc_trim (0);
#endif

  return GINT_TO_POINTER (more);
}

static void warm_later (PskRowList *self);

static void
warmed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskRowList) self = user_data;

  if (psk_book_read_finish (PSK_BOOK (object), result, NULL) != NULL)
    warm_later (self);
}

static gboolean
warm_cb (gpointer user_data)
{
  PskRowList *self = user_data;
  WarmData *data;

  /* What the user asks for goes first. */
  if (psk_row_list_is_busy (self))
    return G_SOURCE_CONTINUE;

  self->warm_id = 0;
  data = g_new0 (WarmData, 1);
  data->source = self->source;
  data->step = self->warm_step++;
  psk_book_read_async (self->book, warm_on_reader, data, g_free, NULL, NULL, warmed_cb,
                       g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
warm_later (PskRowList *self)
{
  if (self->warm_id == 0)
    self->warm_id = g_timeout_add_full (G_PRIORITY_LOW, WARM_DELAY, warm_cb, self, NULL);
}

/* The query is answered. */
static void
finish (PskRowList *self)
{
  g_clear_object (&self->cancellable);
  self->renamed = FALSE;
  if (self->warm_step == 0)
    warm_later (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
take_found (PskRowList *self)
{
  g_autoptr (GArray) ids = g_steal_pointer (&self->found);

  if (same_ids (ids, self->ids))
    reload_rows (self);
  else
    replace_ids (self, ids);
  finish (self);
}

static void
query_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PskRowList) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *ids = psk_book_read_finish (PSK_BOOK (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->found = ids;
  if (ids == NULL)
    finish (self);
  else if (self->n_pins == 0 || same_ids (ids, self->ids))
    take_found (self);
}

/* Before anything else that waits, what the user does next among it. */
static gboolean
unpinned_cb (gpointer user_data)
{
  PskRowList *self = user_data;

  self->unpin_id = 0;
  if (self->n_pins == 0 && self->found != NULL)
    take_found (self);

  return G_SOURCE_REMOVE;
}

static void
psk_row_list_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PskRowList *self = PSK_ROW_LIST (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, psk_row_list_is_busy (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_row_list_dispose (GObject *object)
{
  PskRowList *self = PSK_ROW_LIST (object);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  g_clear_handle_id (&self->unpin_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (psk_row_list_parent_class)->dispose (object);
}

static void
psk_row_list_finalize (GObject *object)
{
  PskRowList *self = PSK_ROW_LIST (object);

  if (self->query != NULL)
    self->source->free (self->query);
  g_clear_pointer (&self->found, g_array_unref);
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->page_order);
  g_hash_table_unref (self->living);
  g_array_unref (self->ids);
  g_object_unref (self->book);

  G_OBJECT_CLASS (psk_row_list_parent_class)->finalize (object);
}

static void
psk_row_list_class_init (PskRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_row_list_get_property;
  object_class->dispose = psk_row_list_dispose;
  object_class->finalize = psk_row_list_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_row_list_init (PskRowList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->living = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->page_order);
}

/**
 * psk_row_list_new:
 * @book: a book
 * @source: (transfer none): how rows are found and read; static
 *
 * Returns: (transfer full): an empty list
 */
PskRowList *
psk_row_list_new (PskBook            *book,
                  const PskRowSource *source)
{
  PskRowList *self;

  g_return_val_if_fail (PSK_IS_BOOK (book) && source != NULL, NULL);

  self = g_object_new (PSK_TYPE_ROW_LIST, NULL);
  self->book = g_object_ref (book);
  self->source = source;
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, 0);

  return self;
}

/**
 * psk_row_list_set_query:
 * @self: a list
 * @query: what the source's query takes; copied
 *
 * Shows the rows of another query as soon as they are found. A query that is
 * still running is given up.
 */
void
psk_row_list_set_query (PskRowList   *self,
                        gconstpointer query)
{
  g_return_if_fail (PSK_IS_ROW_LIST (self) && query != NULL);

  if (self->query != NULL)
    self->source->free (self->query);
  self->query = self->source->copy ((gpointer) query);
  psk_row_list_refresh (self);
}

/**
 * psk_row_list_refresh:
 * @self: a list
 *
 * Runs the query again.
 */
void
psk_row_list_refresh (PskRowList *self)
{
  QueryData *data;

  g_return_if_fail (PSK_IS_ROW_LIST (self));

  if (self->query == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  self->cancellable = g_cancellable_new ();

  data = g_new0 (QueryData, 1);
  data->source = self->source;
  data->query = self->source->copy (self->query);
  psk_book_read_async (self->book, query_on_reader, data, query_data_free,
                       (GDestroyNotify) g_array_unref, self->cancellable, query_done_cb,
                       g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * psk_row_list_reread:
 * @self: a list
 *
 * Says of all rows that they changed: the same records read in another way.
 */
void
psk_row_list_reread (PskRowList *self)
{
  g_return_if_fail (PSK_IS_ROW_LIST (self));

  self->renamed = TRUE;
  reload_rows (self);
  self->renamed = FALSE;
}

/**
 * psk_row_list_is_busy:
 * @self: a list
 *
 * Returns: whether a query is running, or what it found waits: see psk_row_list_pin()
 */
gboolean
psk_row_list_is_busy (PskRowList *self)
{
  g_return_val_if_fail (PSK_IS_ROW_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * psk_row_list_pin:
 * @self: a list
 *
 * Until psk_row_list_unpin() no row comes, goes or moves: somebody types in one of them, or
 * holds the pointer down on it. What is written is still seen in them.
 */
void
psk_row_list_pin (PskRowList *self)
{
  g_return_if_fail (PSK_IS_ROW_LIST (self));

  self->n_pins++;
}

/**
 * psk_row_list_unpin:
 * @self: a list that was pinned
 *
 * Lets the rows go, soon: before anything else that the user does.
 */
void
psk_row_list_unpin (PskRowList *self)
{
  g_return_if_fail (PSK_IS_ROW_LIST (self) && self->n_pins > 0);

  self->n_pins--;
  if (self->n_pins == 0 && self->unpin_id == 0)
    self->unpin_id = g_idle_add_full (G_PRIORITY_HIGH, unpinned_cb, self, NULL);
}

/**
 * psk_row_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the row id there, or 0 past the end
 */
gint64
psk_row_list_get_id (PskRowList *self,
                     guint       position)
{
  g_return_val_if_fail (PSK_IS_ROW_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * psk_row_list_get_former_id:
 * @self: a list
 * @position: a position
 *
 * While the list says that rows come, go or move, it still knows the ids that there were
 * before all of that, so that what is chosen can follow them.
 *
 * Returns: the row id that was there, or 0
 */
gint64
psk_row_list_get_former_id (PskRowList *self,
                            guint       position)
{
  g_return_val_if_fail (PSK_IS_ROW_LIST (self), 0);

  return self->former != NULL && position < self->former->len
         ? g_array_index (self->former, gint64, position) : 0;
}

/**
 * psk_row_list_find:
 * @self: a list
 * @id: a row id
 * @position: (out): where it is
 *
 * Returns: whether the row is in the list
 */
gboolean
psk_row_list_find (PskRowList *self,
                   gint64      id,
                   guint      *position)
{
  g_return_val_if_fail (PSK_IS_ROW_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
