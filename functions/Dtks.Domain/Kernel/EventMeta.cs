using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Kernel;

/// <summary>What every event records for the history and the audit.</summary>
/// <param name="At">When it was decided.</param>
/// <param name="Role">The role that acted.</param>
/// <param name="Subject">The subject that acted.</param>
/// <param name="Code">What happened: a stable code of the subject's own list.</param>
/// <param name="Rule">The id of the rule that decided, if one did.</param>
/// <param name="Policy">The id of the policy version it was decided under.</param>
public sealed record EventMeta(Instant At, Role Role, string Subject, string Code, string? Rule, string Policy)
{
    internal static EventMeta Of(Actor by, string code, string? rule, PolicyVersion policy, Instant now) =>
        new(now, by.Role, by.Subject, code, rule, policy.Id);
}
