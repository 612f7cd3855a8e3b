/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-toaster.h"

G_BEGIN_DECLS

#define PSK_TYPE_STEPPER (psk_stepper_get_type ())

G_DECLARE_FINAL_TYPE (PskStepper, psk_stepper, PSK, STEPPER, GObject)

PskStepper *psk_stepper_new       (PskToaster *toaster);
void        psk_stepper_set_book  (PskStepper *self,
                                   PskBook    *book);
const char *psk_stepper_get_label (PskStepper *self,
                                   gboolean    undo);
gboolean    psk_stepper_is_busy   (PskStepper *self);
void        psk_stepper_step      (PskStepper *self,
                                   gboolean    undo);
gboolean    psk_stepper_step_now  (PskBook    *book,
                                   PskToaster *toaster,
                                   gboolean    undo);

G_END_DECLS
