/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-book.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "psk-calendar.h"
#include "psk-error.h"
#include "psk-journal-table.h"
#include "psk-migrate.h"
#include "psk-programme-table.h"
#include "psk-setting-table.h"
#include "psk-summary.h"

GResource *psk_data_get_resource (void);
GResource *psk_schema_get_resource (void);

/**
 * PskBook:
 *
 * An open book: a folder with a database and the originals of photographs. It
 * belongs to the thread that opened it; a writer and a reader have threads and
 * connections of their own.
 */
struct _PskBook
{
  GObject parent_instance;

  /* Owned */
  char *path;
  PskStore *store;      /* reads on the thread of the book */
  PskWorker *writer;    /* NULL when the book is read-only */
  PskWorker *reader;    /* NULL until something is read at length */
  PskAreas *areas;
  PskDefinition *codes;
  char *undo_label;
  char *redo_label;

  int lock_fd;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (PskBook, psk_book, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What a reader or writer thread is asked to do. */
typedef struct
{
  PskCommand *command;
  char *who;
  PskChanges changes;
} RunData;

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
  PskWorkerFunc func;
} ReadData;

typedef struct
{
  char *path;
  gboolean read_only;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open);
}

static void
run_data_free (gpointer data)
{
  RunData *run = data;

  psk_command_unref (run->command);
  g_free (run->who);
  g_free (run);
}

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  if (read->destroy != NULL)
    read->destroy (read->data);
  g_free (read);
}

static char *
database_path (const char *path)
{
  return g_build_filename (path, "book.db", NULL);
}

static gboolean
is_remote (const char *path)
{
  static const char *types[] = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "davfs", "9p", "afs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse",
  };
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_for (path, NULL);
  const char *type = mount != NULL ? g_unix_mount_get_fs_type (mount) : "";

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (type, types[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_synced (const char *path)
{
  static const char *folders[] = { "OneDrive", "Dropbox", "Google Drive", "GoogleDrive",
                                   "Nextcloud" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *inside = g_strdup_printf ("/%s/", folders[i]);
      g_autofree char *with_slash = g_strconcat (path, "/", NULL);

      if (strstr (with_slash, inside) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_place (const char *path,
             GError    **error)
{
  if (!is_remote (path) && !is_synced (path))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               _("“%s” is on a network or is copied by a cloud service, where a book can be "
                 "damaged: choose a folder on this computer."), path);
  return FALSE;
}

static gboolean
take_lock (PskBook *self,
           GError **error)
{
  g_autofree char *path = g_build_filename (self->path, "book.lock", NULL);

  self->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                   _("The book “%s” cannot be written to: check the permissions of its folder."),
                   self->path);
      return FALSE;
    }

  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_LOCKED,
               _("The book “%s” is open in another Pansuk: close it there and try again."),
               self->path);
  return FALSE;
}

static char *
describe (PskJournalEntry *entry)
{
  const char *label;

  if (entry == NULL)
    return NULL;

  label = g_dgettext (GETTEXT_PACKAGE, entry->label);
  return *entry->subject != '\0'
         ? g_strdup_printf ("%s: %s", label, entry->subject) : g_strdup (label);
}

static void
update_labels (PskBook *self)
{
  g_autoptr (PskJournalEntry) undo = psk_journal_table_next_undo (self->store);
  g_autoptr (PskJournalEntry) redo = psk_journal_table_next_redo (self->store);

  g_free (self->undo_label);
  self->undo_label = describe (undo);
  g_free (self->redo_label);
  self->redo_label = describe (redo);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
emit_changed (PskBook   *self,
              PskChanges changes)
{
  if (changes & PSK_CHANGED_AREAS)
    {
      PskAreas *areas = psk_areas_load (self->store, NULL);

      if (areas != NULL)
        {
          psk_areas_unref (self->areas);
          self->areas = areas;
        }
    }

  if (changes & PSK_CHANGED_SETTINGS)
    g_clear_pointer (&self->codes, psk_definition_unref);

  update_labels (self);
  if (changes != PSK_CHANGED_NOTHING)
    g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
}

static void
psk_book_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PskBook *self = PSK_BOOK (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_book_finalize (GObject *object)
{
  PskBook *self = PSK_BOOK (object);

  /* The writer closes last, so that it leaves no write-ahead log behind. */
  g_clear_pointer (&self->reader, psk_worker_free);
  g_clear_pointer (&self->store, psk_store_free);
  g_clear_pointer (&self->writer, psk_worker_free);
  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->codes, psk_definition_unref);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);

  G_OBJECT_CLASS (psk_book_parent_class)->finalize (object);
}

static void
psk_book_class_init (PskBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_book_get_property;
  object_class->finalize = psk_book_finalize;

  /**
   * PskBook:undo-label:
   *
   * What Undo would take back, translated; %NULL when there is nothing.
   */
  properties[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PskBook:redo-label:
   *
   * What Redo would do again, translated; %NULL when there is nothing.
   */
  properties[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PskBook::changed:
   * @self: a book
   * @changes: a set of #PskChanges
   *
   * Something in the book changed and can be read from its store.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
psk_book_init (PskBook *self)
{
  self->lock_fd = -1;
  g_resources_register (psk_data_get_resource ());
  g_resources_register (psk_schema_get_resource ());
}

static gboolean
start_writer (PskBook    *self,
              const char *database,
              PskStoreFlags flags,
              GError    **error)
{
  g_autoptr (PskStore) store = NULL;

  if (!check_place (self->path, error) || !take_lock (self, error))
    return FALSE;

  store = psk_store_open (database, flags, error);
  if (store == NULL || !psk_migrate_store (store, error))
    return FALSE;

  self->writer = psk_worker_new ("pansuk-writer", g_steal_pointer (&store));
  return TRUE;
}

/* A book of an older version is brought up to date even when it shall only be read, as
 * long as it can be written: whoever lists or prints it need not know. */
static gboolean
bring_up_to_date (PskBook    *self,
                  const char *database,
                  GError    **error)
{
  g_autoptr (PskStore) store = psk_store_open (database, PSK_STORE_READ_ONLY, error);

  if (store == NULL)
    return FALSE;
  if (psk_migrate_get_version (store) >= PSK_SCHEMA_VERSION
      || g_access (database, W_OK) != 0 || g_access (self->path, W_OK) != 0)
    return TRUE;

  g_clear_pointer (&store, psk_store_free);
  if (!start_writer (self, database, PSK_STORE_DEFAULT, error))
    return FALSE;

  g_clear_pointer (&self->writer, psk_worker_free);
  close (self->lock_fd);
  self->lock_fd = -1;
  return TRUE;
}

static gboolean
start_reading (PskBook    *self,
               const char *database,
               GError    **error)
{
  g_autofree char *sample = NULL;

  self->store = psk_store_open (database, PSK_STORE_READ_ONLY, error);
  if (self->store == NULL || !psk_migrate_store (self->store, error))
    return FALSE;

  self->areas = psk_areas_load (self->store, error);
  if (self->areas == NULL)
    return FALSE;

  sample = psk_setting_table_get (self->store, PSK_SETTING_SAMPLE);
  self->sample = g_strcmp0 (sample, "1") == 0;
  update_labels (self);

  return TRUE;
}

/**
 * psk_book_exists:
 * @path: a folder
 *
 * Returns: whether there is a book in it
 */
gboolean
psk_book_exists (const char *path)
{
  g_autofree char *database = database_path (path);

  return g_file_test (database, G_FILE_TEST_EXISTS);
}

/**
 * psk_book_open:
 * @path: the folder of a book
 * @read_only: whether it shall only be read
 * @error: (nullable): %PSK_ERROR_NOT_FOUND, %PSK_ERROR_NOT_A_BOOK,
 *   %PSK_ERROR_TOO_NEW, %PSK_ERROR_READ_ONLY, %PSK_ERROR_LOCKED,
 *   %PSK_ERROR_REFUSED for a network folder, %PSK_ERROR_DAMAGED
 *
 * Opens a book. One of an older version is backed up and migrated first.
 *
 * Returns: (transfer full) (nullable): the book
 */
PskBook *
psk_book_open (const char *path,
               gboolean    read_only,
               GError    **error)
{
  g_autoptr (PskBook) self = NULL;
  g_autofree char *database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PSK_TYPE_BOOK, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  database = database_path (self->path);

  if (!g_file_test (database, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("There is no Pansuk book at “%s”: choose another folder."), self->path);
      return NULL;
    }

  if (read_only ? !bring_up_to_date (self, database, error)
                : !start_writer (self, database, PSK_STORE_DEFAULT, error))
    return NULL;
  if (!start_reading (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* What is asked first is computed here already: it is kept with the connection. */
static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenData *data = task_data;
  g_autoptr (PskSummary) summary = NULL;
  GError *error = NULL;
  PskBook *self = psk_book_open (data->path, data->read_only, &error);

  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  summary = psk_summary_load (self->store, NULL);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * psk_book_open_async:
 * @path: the folder of a book
 * @read_only: whether it shall only be read
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens a book on another thread, which also computes what the overview shows, while
 * the window is made on this one.
 */
void
psk_book_open_async (const char         *path,
                     gboolean            read_only,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_return_if_fail (path != NULL);

  data->path = g_strdup (path);
  data->read_only = read_only;
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * psk_book_open_finish:
 * @result: the result
 * @error: (nullable): as for psk_book_open()
 *
 * The book belongs to the calling thread from now on.
 *
 * Returns: (transfer full) (nullable): the book
 */
PskBook *
psk_book_open_finish (GAsyncResult *result,
                      GError      **error)
{
  PskBook *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    psk_store_adopt (self->store);

  return self;
}

static gboolean
fill_new_book (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return psk_areas_fill_store (store, error)
         && psk_definition_add_defaults (store, error)
         && psk_setting_table_set (store, PSK_SETTING_SLOTS, "20", error)
         && psk_setting_table_set (store, PSK_SETTING_SAVING, "50", error)
         && psk_setting_table_set (store, PSK_SETTING_OFFICE, "สำนักงานพัฒนาชุมชนจังหวัดลำปาง",
                                   error)
         && psk_programme_table_insert (
              store, 2567, "ปลูกผักสวนครัว เพื่อสร้างความมั่นคงทางอาหาร", "2024-01", "2024-05",
              error);
}

static gboolean
make_folders (const char *path,
              GError    **error)
{
  g_autofree char *photos = g_build_filename (path, "photos", NULL);

  if (g_mkdir_with_parents (path, 0700) == 0 && g_mkdir_with_parents (photos, 0700) == 0)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("The folder “%s” cannot be made (%s): choose another place."), path,
               g_strerror (errno));
  return FALSE;
}

static void
remove_half_made (PskBook *self)
{
  static const char *names[] = { "book.db", "book.db-wal", "book.db-shm", "book.lock", "photos" };

  g_clear_pointer (&self->writer, psk_worker_free);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (self->path, names[i], NULL);

      g_remove (file);
    }
  g_rmdir (self->path);
}

/**
 * psk_book_create:
 * @path: a folder that does not have a book yet; it is made when missing
 * @error: (nullable): %PSK_ERROR_REFUSED when there is a book already or the
 *   place is not fit for one, %PSK_ERROR_READ_ONLY, %PSK_ERROR_FULL
 *
 * Makes a new book of Lampang for the fiscal year 2567, without households.
 *
 * Returns: (transfer full) (nullable): the open book
 */
PskBook *
psk_book_create (const char *path,
                 GError    **error)
{
  g_autoptr (PskBook) self = NULL;
  g_autoptr (PskCommand) fill = NULL;
  g_autofree char *database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PSK_TYPE_BOOK, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  database = database_path (self->path);

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
                   _("There is a book at “%s” already: open it, or choose another folder."),
                   self->path);
      return NULL;
    }

  if (!check_place (self->path, error) || !make_folders (self->path, error))
    return NULL;

  fill = psk_command_new ("New book", NULL, fill_new_book, NULL, NULL);
  if (!start_writer (self, database, PSK_STORE_CREATE, error)
      || !psk_book_run_silent (self, fill, error)
      || !start_reading (self, database, error))
    {
      remove_half_made (self);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * psk_book_get_path:
 * @self: a book
 *
 * Returns: (transfer none): its folder, absolute
 */
const char *
psk_book_get_path (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->path;
}

/**
 * psk_book_get_photos_dir:
 * @self: a book
 *
 * Returns: (transfer full): the folder of its originals
 */
char *
psk_book_get_photos_dir (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return g_build_filename (self->path, "photos", NULL);
}

/**
 * psk_book_get_cache_dir:
 * @self: a book
 *
 * Returns: (transfer full): a folder for small copies of pictures, which may be
 *   emptied at any time
 */
char *
psk_book_get_cache_dir (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return g_build_filename (g_get_user_cache_dir (), "pansuk", "pictures", NULL);
}

/**
 * psk_book_get_store:
 * @self: a book
 *
 * Returns: (transfer none): the connection that the thread of the book reads by
 */
PskStore *
psk_book_get_store (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->store;
}

/**
 * psk_book_get_areas:
 * @self: a book
 *
 * Returns: (transfer none): its areas, until they change
 */
PskAreas *
psk_book_get_areas (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  return self->areas;
}

/**
 * psk_book_get_codes:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): its code lists, until they change
 */
PskDefinition *
psk_book_get_codes (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), NULL);

  if (self->codes == NULL)
    self->codes = psk_definition_load (self->store, "codes", NULL);

  return self->codes;
}

/**
 * psk_book_get_today:
 * @self: a book
 *
 * Returns: today; in a sample book the date that it was drawn up for
 */
GDate
psk_book_get_today (PskBook *self)
{
  return psk_calendar_get_today (self->store);
}

/**
 * psk_book_is_sample:
 * @self: a book
 *
 * Returns: whether its data are invented
 */
gboolean
psk_book_is_sample (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  return self->sample;
}

/**
 * psk_book_is_read_only:
 * @self: a book
 *
 * Returns: whether nothing can be changed
 */
gboolean
psk_book_is_read_only (PskBook *self)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), TRUE);

  return self->writer == NULL;
}

/**
 * psk_book_get_undo_label:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): what Undo would take back, translated
 */
const char *
psk_book_get_undo_label (PskBook *self)
{
  return self->undo_label;
}

/**
 * psk_book_get_redo_label:
 * @self: a book
 *
 * Returns: (transfer none) (nullable): what Redo would do again, translated
 */
const char *
psk_book_get_redo_label (PskBook *self)
{
  return self->redo_label;
}

static gpointer
run_on_writer (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  RunData *run = data;

  return GINT_TO_POINTER (psk_journal_run (store, run->command, run->who, cancellable,
                                           &run->changes, error));
}

static gpointer
run_silent_on_writer (PskStore     *store,
                      gpointer      data,
                      GCancellable *cancellable,
                      GError      **error)
{
  RunData *run = data;

  return GINT_TO_POINTER (psk_journal_run_silent (store, run->command, error));
}

static gpointer
undo_on_writer (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return GINT_TO_POINTER (psk_journal_undo (store, data, error));
}

static gpointer
redo_on_writer (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return GINT_TO_POINTER (psk_journal_redo (store, data, error));
}

static gboolean
check_writable (PskBook *self,
                GError **error)
{
  if (self->writer != NULL)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("The book “%s” is open for reading alone: nothing was changed."), self->path);
  return FALSE;
}

/**
 * psk_book_run:
 * @self: a book
 * @command: a command
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): what the command refused, or why it could not be written
 *
 * Runs a command and waits until it is on the disk. For the command line, tests
 * and what takes a few milliseconds.
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run (PskBook      *self,
              PskCommand   *command,
              GCancellable *cancellable,
              GError      **error)
{
  RunData run = { command, (char *) g_get_real_name (), PSK_CHANGED_NOTHING };

  g_return_val_if_fail (PSK_IS_BOOK (self) && command != NULL, FALSE);

  if (!check_writable (self, error)
      || !psk_worker_call (self->writer, run_on_writer, &run, cancellable, error))
    return FALSE;

  emit_changed (self, run.changes);
  return TRUE;
}

static void
run_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  PskBook *self = PSK_BOOK (object);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  emit_changed (self, ((RunData *) g_task_get_task_data (G_TASK (result)))->changes);
  g_task_return_boolean (task, TRUE);
}

/**
 * psk_book_run_async:
 * @self: a book
 * @command: a command
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Runs a command on the writer's thread.
 */
void
psk_book_run_async (PskBook            *self,
                    PskCommand         *command,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  RunData *run;
  GTask *job;

  g_return_if_fail (PSK_IS_BOOK (self) && command != NULL);

  /* A command that is on the disk is reported as done, even if it was cancelled
   * in the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  if (!check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  run = g_new0 (RunData, 1);
  run->command = psk_command_ref (command);
  run->who = g_strdup (g_get_real_name ());

  job = g_task_new (self, cancellable, run_done_cb, g_steal_pointer (&task));
  g_task_set_check_cancellable (job, FALSE);
  g_task_set_task_data (job, run, run_data_free);
  psk_worker_push (self->writer, run_on_writer, run, NULL, job);
}

/**
 * psk_book_run_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): as for psk_book_run()
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run_finish (PskBook      *self,
                     GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * psk_book_run_silent:
 * @self: a book
 * @command: a command
 * @error: (nullable): where to put the error
 *
 * Runs a command that is not undone: filling a new book.
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run_silent (PskBook    *self,
                     PskCommand *command,
                     GError    **error)
{
  RunData run = { command, NULL, PSK_CHANGED_NOTHING };

  if (!check_writable (self, error)
      || !psk_worker_call (self->writer, run_silent_on_writer, &run, NULL, error))
    return FALSE;

  if (self->store != NULL)
    {
      g_autofree char *sample = psk_setting_table_get (self->store, PSK_SETTING_SAMPLE);

      self->sample = g_strcmp0 (sample, "1") == 0;
      emit_changed (self, PSK_CHANGED_EVERYTHING);
    }
  return TRUE;
}

/**
 * psk_book_undo:
 * @self: a book
 * @error: (nullable): as for psk_journal_undo()
 *
 * Returns: whether the latest command was taken back
 */
gboolean
psk_book_undo (PskBook *self,
               GError **error)
{
  PskChanges changes = PSK_CHANGED_NOTHING;

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  if (!check_writable (self, error)
      || !psk_worker_call (self->writer, undo_on_writer, &changes, NULL, error))
    return FALSE;

  emit_changed (self, changes);
  return TRUE;
}

/**
 * psk_book_redo:
 * @self: a book
 * @error: (nullable): as for psk_journal_redo()
 *
 * Returns: whether what was undone last was done again
 */
gboolean
psk_book_redo (PskBook *self,
               GError **error)
{
  PskChanges changes = PSK_CHANGED_NOTHING;

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  if (!check_writable (self, error)
      || !psk_worker_call (self->writer, redo_on_writer, &changes, NULL, error))
    return FALSE;

  emit_changed (self, changes);
  return TRUE;
}

static gpointer
read_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  ReadData *read = data;

  return read->func (store, read->data, cancellable, error);
}

static gboolean
start_reader (PskBook *self,
              GError **error)
{
  PskStore *store;

  if (self->reader != NULL)
    return TRUE;

  store = psk_store_open (psk_store_get_path (self->store), PSK_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;

  self->reader = psk_worker_new ("pansuk-reader", store);
  return TRUE;
}

/**
 * psk_book_read_async:
 * @self: a book
 * @func: what to read; it runs on the reader's thread with its connection
 * @data: for @func
 * @destroy_data: (nullable): frees @data
 * @destroy_result: (nullable): frees what @func returns when nobody takes it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads something that may take longer than a frame.
 */
void
psk_book_read_async (PskBook            *self,
                     PskWorkerFunc       func,
                     gpointer            data,
                     GDestroyNotify      destroy_data,
                     GDestroyNotify      destroy_result,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task;
  ReadData *read;
  GError *error = NULL;

  g_return_if_fail (PSK_IS_BOOK (self) && func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  read = g_new0 (ReadData, 1);
  read->data = data;
  read->destroy = destroy_data;
  read->func = func;
  g_task_set_task_data (task, read, read_data_free);

  if (start_reader (self, &error))
    {
      psk_worker_push (self->reader, read_on_reader, read, destroy_result, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * psk_book_read_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer full) (nullable): what was read
 */
gpointer
psk_book_read_finish (PskBook      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
log_access (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  char **act = data;

  return psk_journal_table_log_access (store, g_get_real_name (), act[0], act[1], error);
}

/* Beside another Pansuk: the list of accesses is no part of what is undone or
 * shown, and SQLite lets two writers take turns. */
static gboolean
log_beside (PskBook    *self,
            const char *act,
            const char *detail)
{
  g_autofree char *database = database_path (self->path);
  g_autoptr (PskStore) store = psk_store_open (database, PSK_STORE_DEFAULT, NULL);

  return store != NULL
         && psk_journal_table_log_access (store, g_get_real_name (), act, detail, NULL);
}

/**
 * psk_book_log_access:
 * @self: a book
 * @act: export, print or reveal
 * @detail: what went out
 *
 * Notes that personal data left the book, also in one that was opened for
 * reading, as when another Pansuk has it open.
 *
 * Returns: whether it was noted; not in a folder that cannot be written to
 */
gboolean
psk_book_log_access (PskBook    *self,
                     const char *act,
                     const char *detail)
{
  const char *data[] = { act, detail };
  g_autoptr (PskCommand) command = psk_command_new ("Access", NULL, log_access, data, NULL);
  RunData run = { command, NULL, PSK_CHANGED_NOTHING };

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  return self->writer != NULL
         ? psk_worker_call (self->writer, run_silent_on_writer, &run, NULL, NULL) != NULL
         : log_beside (self, act, detail);
}
