/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskError:
 * @PSK_ERROR_FAILED: something outside Pansuk failed (reading, writing, memory)
 * @PSK_ERROR_NOT_FOUND: the named file, area, record or period does not exist
 * @PSK_ERROR_INVALID: a value is not acceptable; the message says which and why
 * @PSK_ERROR_NOT_A_BOOK: the database is not a Pansuk book
 * @PSK_ERROR_TOO_NEW: the book was written by a newer Pansuk
 * @PSK_ERROR_READ_ONLY: the book or its folder cannot be written to
 * @PSK_ERROR_LOCKED: another Pansuk has the book open for writing
 * @PSK_ERROR_FULL: the disk is full
 * @PSK_ERROR_DAMAGED: the database or a file is damaged
 * @PSK_ERROR_CONFLICT: records were changed since; nothing was undone
 * @PSK_ERROR_REFUSED: a rule of the programme forbids it (a full tambon, a closed quarter)
 * @PSK_ERROR_FORMAT: a foreign file cannot be understood
 * @PSK_ERROR_TOO_LARGE: a foreign file goes over a limit
 *
 * The message of every error is one translated sentence that can be shown to
 * the user as it is: what, where, and what to do.
 */
typedef enum
{
  PSK_ERROR_FAILED,
  PSK_ERROR_NOT_FOUND,
  PSK_ERROR_INVALID,
  PSK_ERROR_NOT_A_BOOK,
  PSK_ERROR_TOO_NEW,
  PSK_ERROR_READ_ONLY,
  PSK_ERROR_LOCKED,
  PSK_ERROR_FULL,
  PSK_ERROR_DAMAGED,
  PSK_ERROR_CONFLICT,
  PSK_ERROR_REFUSED,
  PSK_ERROR_FORMAT,
  PSK_ERROR_TOO_LARGE,
} PskError;

#define PSK_ERROR (psk_error_quark ())

GQuark psk_error_quark (void);

G_END_DECLS
