/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-check.h"

G_BEGIN_DECLS

#define PSK_TYPE_QUALITY_RULE (psk_quality_rule_get_type ())

G_DECLARE_FINAL_TYPE (PskQualityRule, psk_quality_rule, PSK, QUALITY_RULE, GObject)

PskQualityRule     *psk_quality_rule_new   (const PskCheckRule  *rule);
const PskCheckRule *psk_quality_rule_get   (PskQualityRule      *self);
guint               psk_quality_rule_get_n (PskQualityRule      *self);
void                psk_quality_rule_set_n (PskQualityRule      *self,
                                            guint                n);

G_END_DECLS
