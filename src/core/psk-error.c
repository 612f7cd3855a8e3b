/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-error.h"

G_DEFINE_QUARK (psk-error-quark, psk_error)
