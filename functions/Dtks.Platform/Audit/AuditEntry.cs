using Dtks.Domain.Kernel;

namespace Dtks.Platform.Audit;

/// <summary>Who did what to what, or read what of it: one line of the audit trail before it is stored.</summary>
/// <param name="Action">What was done, a code such as <c>proposal.submitted</c> or <c>proposal.read</c>.</param>
/// <param name="Subject">The token's subject, or <c>system</c>.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Target">The id of the document it was done to.</param>
/// <param name="Fields">The members that were changed or shown; names only, never what they hold (REG-3).</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under; null for a read.</param>
/// <param name="Part">Which part of the target, such as the lines <c>1-100</c> of a sheet; null for the whole.</param>
public sealed record AuditEntry(
    string Action, string Subject, Role Role, string Target, IReadOnlyList<string> Fields, string? Rule = null, string? Policy = null, string? Part = null)
{
    /// <summary>The entry of an event: what it records of itself, and the members it carries.</summary>
    /// <param name="meta">When, who, what, by which rule and policy version.</param>
    /// <param name="happened">The event.</param>
    /// <param name="target">The document it happened to.</param>
    /// <param name="part">Which part of it; null for the whole.</param>
    public static AuditEntry Of(EventMeta meta, object happened, string target, string? part = null)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return new AuditEntry(meta.Code, meta.Subject, meta.Role, target, MemberNames.Of(happened), meta.Rule, meta.Policy, part);
    }

    /// <summary>The entry of an actor's deed that is no event of the domain.</summary>
    /// <param name="by">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="target">The document it was done to.</param>
    /// <param name="subject">What was shown or changed: the names of its members go into the entry.</param>
    /// <param name="part">Which part of it; null for the whole.</param>
    public static AuditEntry Of(Actor by, string action, string target, object subject, string? part = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        return new AuditEntry(action, by.Subject, by.Role, target, MemberNames.Of(subject), Part: part);
    }
}
