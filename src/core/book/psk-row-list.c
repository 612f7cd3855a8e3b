/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-list.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <string.h>

#include "psk-household-query.h"
#include "psk-household-table.h"

#define PAGE_SIZE 64
#define MAX_PAGES 32

/**
 * PskRowList:
 *
 * A list over the rows of a query, of any length. It holds the ids of all rows
 * in order, computed on the reader's thread, and reads pages of rows by id when
 * the view asks for them. A change of the book runs the query again; when the
 * ids come out the same, only the rows that are in view are read anew.
 */
struct _PskRowList
{
  GObject parent_instance;

  /* Owned */
  PskBook *book;
  gpointer query;
  GArray *ids;        /* gint64 */
  GHashTable *pages;  /* page number → GPtrArray of rows */
  GQueue page_order;  /* page numbers, the first that was read first */
  GCancellable *cancellable;

  /* Borrowed */
  const PskRowSource *source;
  guint length; /* what the view was told */

  gboolean renamed; /* the same rows may read in another way */

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

static gpointer
household_query_copy (gpointer boxed)
{
  return psk_household_query_copy (boxed);
}

static void
household_query_free (gpointer boxed)
{
  psk_household_query_free (boxed);
}

static GArray *
household_query_run (PskStore     *store,
                     gconstpointer query,
                     GError      **error)
{
  return psk_household_query_run (store, query, error);
}

const PskRowSource psk_household_row_source = {
  psk_household_get_type,
  household_query_run,
  psk_household_query_warm,
  psk_household_table_read_page,
  household_query_copy,
  household_query_free,
};

static GType
psk_row_list_get_item_type (GListModel *model)
{
  return PSK_ROW_LIST (model)->source->item_type ();
}

static guint
psk_row_list_get_n_items (GListModel *model)
{
  return PSK_ROW_LIST (model)->length;
}

static GHashTable *
new_pages (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
forget_pages (PskRowList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->page_order);
}

static GPtrArray *
get_page (PskRowList *self,
          guint       number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  const guint first = number * PAGE_SIZE;

  if (page != NULL)
    return page;

  page = self->source->read_page (psk_book_get_store (self->book),
                                  &g_array_index (self->ids, gint64, first),
                                  MIN (PAGE_SIZE, self->ids->len - first), NULL);
  if (page == NULL)
    return NULL;

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
  gpointer row;

  if (position >= self->length)
    return NULL;

  page = get_page (self, position / PAGE_SIZE);
  row = page != NULL ? page->pdata[position % PAGE_SIZE] : NULL;

  /* A row that was deleted a moment ago shows empty until the query is back. */
  return row != NULL ? g_object_ref (row) : g_object_new (self->source->item_type (), NULL);
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

/* Telling a view that n rows became n others makes it create every row; saying
 * first that there are none, then that there are n, does not. */
static void
replace_ids (PskRowList *self,
             GArray     *ids)
{
  const guint before = self->length;

  forget_pages (self);
  self->length = 0;
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);

  g_array_unref (self->ids);
  self->ids = ids;
  self->length = ids->len;
  if (self->length > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->length);

  if (before != self->length)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static gboolean
same_ids (GArray *a,
          GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

static gboolean
same_row (gpointer before,
          gpointer after)
{
  return before == after
         || (before != NULL && after != NULL && psk_record_equal (before, after));
}

/* The same rows in the same order: say of those that are loaded and differ now
 * that they changed, so that the view keeps its place and the other rows. */
static void
reload_page (PskRowList *self,
             guint       number,
             GPtrArray  *before)
{
  const guint first = number * PAGE_SIZE;
  GPtrArray *page = get_page (self, number);
  /* Whoever is told may ask for so many rows that the page is given up meanwhile. */
  g_autoptr (GPtrArray) after = page != NULL ? g_ptr_array_ref (page) : NULL;

  for (guint i = 0; after != NULL && i < MIN (after->len, before->len); i++)
    {
      if (self->renamed || !same_row (before->pdata[i], after->pdata[i]))
        g_list_model_items_changed (G_LIST_MODEL (self), first + i, 1, 1);
    }
}

static void
reload_pages (PskRowList *self)
{
  g_autoptr (GHashTable) before = g_hash_table_ref (self->pages);
  GHashTableIter iter;
  gpointer number;
  gpointer page;

  g_hash_table_unref (self->pages);
  self->pages = new_pages ();
  g_queue_clear (&self->page_order);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &number, &page))
    reload_page (self, GPOINTER_TO_UINT (number), page);
  self->renamed = FALSE;
}

static gboolean
is_touched (gpointer row,
            GArray  *touched)
{
  for (guint i = 0; i < touched->len; i++)
    {
      if (row != NULL && psk_record_get_id (row) == g_array_index (touched, gint64, i))
        return TRUE;
    }

  return FALSE;
}

/* Reads a row anew. Returns whether it is another one now. */
static gboolean
reload_row (PskRowList *self,
            GPtrArray  *page,
            guint       position)
{
  gpointer *row = &page->pdata[position % PAGE_SIZE];
  g_autoptr (GPtrArray) now
    = self->source->read_page (psk_book_get_store (self->book),
                               &g_array_index (self->ids, gint64, position), 1, NULL);

  if (now == NULL || now->pdata[0] == NULL || same_row (*row, now->pdata[0]))
    return FALSE;

  g_set_object ((GObject **) row, now->pdata[0]);
  return TRUE;
}

/* Rows that are in view and were written are read anew before the query is asked again, so
 * that what was typed is seen at once. */
static void
changed_cb (PskBook    *book,
            guint       changes,
            PskRowList *self)
{
  GArray *touched = psk_book_get_touched (book);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer number;
  gpointer page;

  /* Codes and areas are shown by their names. */
  if (changes & (PSK_CHANGED_SETTINGS | PSK_CHANGED_AREAS))
    self->renamed = TRUE;
  /* What was in memory was dropped. */
  if (touched == NULL)
    self->warm_step = 0;

  if (touched == NULL || touched->len == 0 || touched->len > PAGE_SIZE)
    return;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &page))
    {
      GPtrArray *rows = page;

      for (guint i = 0; i < rows->len; i++)
        {
          const guint position = GPOINTER_TO_UINT (number) * PAGE_SIZE + i;

          if (is_touched (rows->pdata[i], touched) && reload_row (self, rows, position))
            g_array_append_val (changed, position);
        }
    }

  /* Whoever is told may ask for other pages, which must not come while they are walked. */
  for (guint i = 0; i < changed->len; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), g_array_index (changed, guint, i), 1, 1);
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

  g_clear_object (&self->cancellable);
  if (ids != NULL && same_ids (ids, self->ids))
    {
      g_array_unref (ids);
      reload_pages (self);
    }
  else if (ids != NULL)
    {
      replace_ids (self, ids);
    }
  if (self->warm_step == 0)
    warm_later (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
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
      g_value_set_uint (value, self->length);
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
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->page_order);
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
  self->pages = new_pages ();
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
 * psk_row_list_is_busy:
 * @self: a list
 *
 * Returns: whether a query is running
 */
gboolean
psk_row_list_is_busy (PskRowList *self)
{
  g_return_val_if_fail (PSK_IS_ROW_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * psk_row_list_get_id:
 * @self: a list
 * @position: a position
 *
 * While the list says that its rows are removed, it still knows the ids that they
 * had, so that a selection can follow them.
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

  for (guint i = 0; i < self->length; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
