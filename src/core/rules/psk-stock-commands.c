/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-stock-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-error.h"
#include "psk-thai-date.h"

typedef struct
{
  PskStockMovement *movement; /* NULL to delete */
  gint64 id; /* 0 to add */
} StockData;

/* A stock before a change, to be compared with what is left after it. */
typedef struct
{
  gint64 centre;
  const char *unit;
  double left;
} Stock;

static void
stock_data_free (gpointer data)
{
  StockData *d = data;

  g_clear_object (&d->movement);
  g_free (d);
}

static gboolean
refuse (GError    **error,
        PskError    code,
        const char *sentence)
{
  g_set_error_literal (error, PSK_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check (PskStore         *store,
       PskStockMovement *movement,
       GError          **error)
{
  const GDate today = psk_calendar_get_today (store);
  GDate date;

  if (movement->moved_on == NULL || !psk_thai_date_from_iso (movement->moved_on, &date))
    return refuse (error, PSK_ERROR_INVALID, _("Say on which day it came in or went out."));
  if (g_date_compare (&date, &today) > 0)
    return refuse (error, PSK_ERROR_INVALID,
                   _("That day is still to come: choose today or an earlier day."));
  if (!(movement->quantity > 0) || !isfinite (movement->quantity))
    return refuse (error, PSK_ERROR_INVALID,
                   _("Say how much came in or went out: a number above 0."));
  if (movement->visit != 0)
    return refuse (error, PSK_ERROR_REFUSED,
                   _("This was given at a visit: change the visit, and the stock follows."));

  return TRUE;
}

/* A visit counts whatever there was, so that a stock may be below nothing already: but what
 * is entered by hand does not make it less. */
static gboolean
check_left (PskStore    *store,
            const Stock *before,
            GError     **error)
{
  const double left = before->unit != NULL
                      ? psk_centre_table_stock_left (store, before->centre, before->unit) : 0;

  if (left >= 0 || left >= before->left)
    return TRUE;

  return refuse (error, PSK_ERROR_REFUSED,
                 _("The centre does not have that much in stock: enter what came in first, or a "
                   "smaller quantity."));
}

static Stock
look_at (PskStore         *store,
         PskStockMovement *movement)
{
  Stock stock = { 0, NULL, 0 };

  if (movement != NULL)
    stock = (Stock) {
      movement->centre, movement->unit,
      psk_centre_table_stock_left (store, movement->centre, movement->unit),
    };

  return stock;
}

static gboolean
write_movement (PskStore  *store,
                StockData *d,
                GError   **error)
{
  if (d->movement == NULL)
    return psk_centre_table_delete_stock (store, d->id, error);

  return d->id == 0 ? psk_centre_table_insert_stock (store, d->movement, error)
                    : psk_centre_table_update_stock (store, d->movement, error);
}

static gboolean
change_stock (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  StockData *d = data;
  g_autoptr (PskStockMovement) old
    = d->id != 0 ? psk_centre_table_read_stock_movement (store, d->id, error) : NULL;
  Stock before;
  Stock now;

  if (d->id != 0 && old == NULL)
    return FALSE;
  if (old != NULL && old->visit != 0)
    return refuse (error, PSK_ERROR_REFUSED,
                   _("This was given at a visit: change the visit, and the stock follows."));
  if (d->movement != NULL && !check (store, d->movement, error))
    return FALSE;

  before = look_at (store, old);
  now = look_at (store, d->movement);
  return write_movement (store, d, error) && check_left (store, &before, error)
         && check_left (store, &now, error);
}

/**
 * psk_command_stock_keep:
 * @movement: what came in or went out; one with an id of 0 is added, any other changed. Its
 *   uid may be %NULL
 *
 * Refuses with %PSK_ERROR_INVALID a day to come and quantities that cannot be, and with
 * %PSK_ERROR_REFUSED what would leave less than nothing in stock, and what was given at a
 * visit: psk_command_visit_keep() moves it.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_stock_keep (PskStockMovement *movement)
{
  StockData *data = g_new0 (StockData, 1);

  data->movement = psk_record_copy (movement);
  data->id = movement->id;

  return psk_command_new (movement->id == 0 ? N_("Move stock") : N_("Change stock movement"), NULL,
                          change_stock, data, stock_data_free);
}

/**
 * psk_command_stock_delete:
 * @id: a movement
 *
 * Refuses with %PSK_ERROR_REFUSED what was given at a visit, and a delivery of which more has
 * gone out than would be left.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_stock_delete (gint64 id)
{
  StockData *data = g_new0 (StockData, 1);

  data->id = id;

  return psk_command_new (N_("Delete stock movement"), NULL, change_stock, data, stock_data_free);
}
