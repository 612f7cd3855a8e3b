/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-quality-rule.h"

#include <glib/gi18n.h>

#include "psk-text.h"

/**
 * PskQualityRule:
 *
 * A rule of psk_check_get_rules() as a row of a list, with how often it found something.
 */
struct _PskQualityRule
{
  GObject parent_instance;

  const PskCheckRule *rule; /* static */
  guint n;
};

G_DEFINE_FINAL_TYPE (PskQualityRule, psk_quality_rule, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SIGN,
  PROP_SIGN_CLASSES,
  PROP_COUNT,
  PROP_COUNT_CLASSES,
  PROP_SPOKEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_severity (PskQualityRule *self,
              const char     *severity)
{
  return g_str_equal (self->rule->severity, severity);
}

static const char *
sign (PskQualityRule *self)
{
  if (self->n == 0)
    return "●";

  return has_severity (self, "error") ? "✕" : has_severity (self, "warning") ? "!" : "○";
}

static const char *const *
sign_classes (PskQualityRule *self)
{
  static const char *const done[] = { "sign", "done-text", NULL };
  static const char *const error[] = { "sign", "wrong-text", NULL };
  static const char *const warning[] = { "sign", "partial-text", NULL };
  static const char *const note[] = { "sign", NULL };

  if (self->n == 0)
    return done;

  return has_severity (self, "error") ? error : has_severity (self, "warning") ? warning : note;
}

static const char *const *
count_classes (PskQualityRule *self)
{
  static const char *const none[] = { "numeric", "dim-label", NULL };
  static const char *const some[] = { "numeric", "heading", NULL };

  return self->n == 0 ? none : some;
}

static char *
spoken_text (PskQualityRule *self)
{
  const char *severity = has_severity (self, "error") ? _("Error")
                         : has_severity (self, "warning") ? _("Warning") : _("Note");

  /* Translators: error, warning or note; what is looked for; how many there are */
  return g_strdup_printf (_("%s: %s, %u"), severity, _(self->rule->title), self->n);
}

static void
psk_quality_rule_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PskQualityRule *self = PSK_QUALITY_RULE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_static_string (value, _(self->rule->title));
      break;
    case PROP_SIGN:
      g_value_set_static_string (value, sign (self));
      break;
    case PROP_SIGN_CLASSES:
      g_value_set_boxed (value, sign_classes (self));
      break;
    case PROP_COUNT:
      g_value_take_string (value, psk_text_format_number (self->n, 0));
      break;
    case PROP_COUNT_CLASSES:
      g_value_set_boxed (value, count_classes (self));
      break;
    case PROP_SPOKEN:
      g_value_take_string (value, spoken_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_quality_rule_class_init (PskQualityRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROP_TITLE, "title" }, { PROP_SIGN, "sign" }, { PROP_COUNT, "count" },
    { PROP_SPOKEN, "spoken" },
  };

  object_class->get_property = psk_quality_rule_get_property;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIGN_CLASSES]
    = g_param_spec_boxed ("sign-classes", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT_CLASSES]
    = g_param_spec_boxed ("count-classes", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_quality_rule_init (PskQualityRule *self)
{
}

/**
 * psk_quality_rule_new:
 * @rule: a rule
 *
 * Returns: (transfer full): its row, which found nothing
 */
PskQualityRule *
psk_quality_rule_new (const PskCheckRule *rule)
{
  PskQualityRule *self = g_object_new (PSK_TYPE_QUALITY_RULE, NULL);

  self->rule = rule;

  return self;
}

/**
 * psk_quality_rule_get:
 * @self: a row
 *
 * Returns: (transfer none): its rule
 */
const PskCheckRule *
psk_quality_rule_get (PskQualityRule *self)
{
  g_return_val_if_fail (PSK_IS_QUALITY_RULE (self), NULL);

  return self->rule;
}

/**
 * psk_quality_rule_get_n:
 * @self: a row
 *
 * Returns: how often it found something
 */
guint
psk_quality_rule_get_n (PskQualityRule *self)
{
  g_return_val_if_fail (PSK_IS_QUALITY_RULE (self), 0);

  return self->n;
}

/**
 * psk_quality_rule_set_n:
 * @self: a row
 * @n: how often it found something
 */
void
psk_quality_rule_set_n (PskQualityRule *self,
                        guint           n)
{
  g_return_if_fail (PSK_IS_QUALITY_RULE (self));

  if (self->n == n)
    return;

  self->n = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGN_CLASSES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT_CLASSES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
}
