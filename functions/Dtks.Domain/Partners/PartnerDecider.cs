using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Partners;

/// <summary>Who decides, when, and under which policy.</summary>
/// <param name="By">The Ministry's officer.</param>
/// <param name="Policy">The policy version of today.</param>
/// <param name="Now">Now.</param>
public sealed record PartnerContext(Actor By, PolicyVersion Policy, Instant Now)
{
    /// <summary>Today, in Jakarta.</summary>
    public LocalDate Today => AgreementRules.DayOf(Now);

    internal EventMeta Meta(string code) => EventMeta.Of(By, code, "REG-3", Policy, Now);
}

/// <summary>What the Ministry decides of partners (REG-3). The same again changes nothing.</summary>
public static class PartnerDecider
{
    /// <summary>The most keys, and the most secrets, in use at once.</summary>
    public const int MostInUse = 10;

    private const int MaxName = 200;
    private const int MaxReason = 300;
    private const string Rule = "REG-3";

    /// <summary>How long a secret is taken.</summary>
    public static readonly Duration SecretLife = Duration.FromDays(366);

    /// <summary>Registers a partner, or changes its name or where its keys are published.</summary>
    public static Decision<PartnerEvent> Register(string id, PartnerDraft? draft, Partner? before, bool allowLoopback, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = new InputReader();
        if (!PartnerNames.IsPartner(id)) input.Add(Violation.Invalid(PartnerViolations.Id, null, Rule));
        if (!input.Present(draft, string.Empty)) return Decision<PartnerEvent>.Reject(input.Violations);
        var name = input.Text(draft.Name, "/name", MaxName);
        var keySet = PartnerAddress.Read(draft.KeySet, allowLoopback);
        if (draft.KeySet is not null && keySet is null) input.Invalid(PartnerViolations.Address, "/keySet", Rule);
        return !input.IsClean ? Decision<PartnerEvent>.Reject(input.Violations)
            : before?.Name == name && before?.KeySet == keySet ? Decision<PartnerEvent>.Accept()
            : Decision<PartnerEvent>.Accept(new PartnerRegistered(context.Meta(PartnerEventCodes.Registered), id, name!, keySet));
    }

    /// <summary>Sets an agreement: one that has begun is never changed, so that what was answered under it stays explained.</summary>
    public static Decision<PartnerEvent> SetAgreement(Partner partner, string number, AgreementDraft? draft, AgreementBounds bounds, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(context);
        if (!PartnerNames.IsNumber(number)) return Decision<PartnerEvent>.Reject(Violation.Invalid(PartnerViolations.Number, null, Rule));
        var before = partner.Agreements.FirstOrDefault(a => a.Number == number);

        // What began is read as of its first day: the same again is the same.
        var asOf = before is not null && before.From < context.Today ? before.From : context.Today;
        var read = AgreementReader.Read(number, draft, [.. partner.Agreements.Where(a => a.Number != number)], bounds, asOf);
        if (read.Value is not { } agreement) return Decision<PartnerEvent>.Reject(read.Violations);
        if (before?.IsSame(agreement) == true) return Decision<PartnerEvent>.Accept();
        return before is not null && before.From <= context.Today
            ? Decision<PartnerEvent>.Reject(Violation.Conflict(PartnerViolations.Begun, Rule, ("from", AgreementReader.Text(before.From))))
            : Decision<PartnerEvent>.Accept(new AgreementSet(context.Meta(PartnerEventCodes.AgreementSet), agreement));
    }

    /// <summary>Ends an agreement before its time; yesterday as its last day ends it at once.</summary>
    public static Decision<PartnerEvent> EndAgreement(Agreement agreement, AgreementEndDraft? draft, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(context);
        var input = new InputReader();
        if (!input.Present(draft, string.Empty) || input.Date(draft.Until, "/until") is not { } until) return Decision<PartnerEvent>.Reject(input.Violations);
        if (until == agreement.Until) return Decision<PartnerEvent>.Accept();
        var earliest = LocalDate.Max(context.Today, agreement.From).PlusDays(-1);
        return until < earliest || until > agreement.Until
            ? Decision<PartnerEvent>.Reject(Violation.Refused(PartnerViolations.EndDay, Rule, "/until", ("from", AgreementReader.Text(earliest)), ("until", AgreementReader.Text(agreement.Until))))
            : Decision<PartnerEvent>.Accept(new AgreementEnded(context.Meta(PartnerEventCodes.AgreementEnded), agreement.Number, until));
    }

    /// <summary>Registers a key that was found to be one.</summary>
    public static Decision<PartnerEvent> SetKey(Partner partner, PartnerKey key, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(context);
        var same = partner.Keys.FirstOrDefault(k => k.Kid == key.Kid);
        if (same is { RevokedAt: null } && same.Algorithm == key.Algorithm && same.Material == key.Material) return Decision<PartnerEvent>.Accept();
        return same is not null || partner.RevokedKeys.Contains(key.Kid) ? Decision<PartnerEvent>.Reject(Violation.Conflict(PartnerViolations.KeyTaken, Rule))
            : partner.Keys.Count(k => k.RevokedAt is null) >= MostInUse ? Decision<PartnerEvent>.Reject(TooMany())
            : Decision<PartnerEvent>.Accept(new PartnerKeySet(context.Meta(PartnerEventCodes.KeySet), key));
    }

    /// <summary>Revokes a key, registered or published, for good.</summary>
    public static Decision<PartnerEvent> RevokeKey(Partner partner, string kid, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(context);
        return !PartnerNames.IsKid(kid) ? Decision<PartnerEvent>.Reject(Violation.Invalid(PartnerViolations.Kid, null, Rule))
            : partner.RevokedKeys.Contains(kid) ? Decision<PartnerEvent>.Accept()
            : Decision<PartnerEvent>.Accept(new PartnerKeyRevoked(context.Meta(PartnerEventCodes.KeyRevoked), kid));
    }

    /// <summary>Makes a secret. One that is in use stays as it is: its text was shown once.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="id">The secret's id.</param>
    /// <param name="digest">The keyed hash of its new text.</param>
    /// <param name="context">Who and when.</param>
    public static Decision<PartnerEvent> SetSecret(Partner partner, string id, string digest, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(context);
        if (!PartnerNames.IsNumber(id)) return Decision<PartnerEvent>.Reject(Violation.Invalid(PartnerViolations.Number, null, Rule));
        if (partner.Secrets.FirstOrDefault(s => s.Id == id) is { } same)
        {
            return same.IsTaken(context.Now) ? Decision<PartnerEvent>.Accept() : Decision<PartnerEvent>.Reject(Violation.Conflict(PartnerViolations.SecretTaken, Rule));
        }

        return partner.Secrets.Count(s => s.IsTaken(context.Now)) >= MostInUse
            ? Decision<PartnerEvent>.Reject(TooMany())
            : Decision<PartnerEvent>.Accept(new PartnerSecretSet(context.Meta(PartnerEventCodes.SecretSet), new PartnerSecret(id, digest, context.Now, context.Now + SecretLife)));
    }

    /// <summary>Revokes a secret for good.</summary>
    public static Decision<PartnerEvent> RevokeSecret(PartnerSecret secret, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(context);
        return secret.RevokedAt is not null ? Decision<PartnerEvent>.Accept() : Decision<PartnerEvent>.Accept(new PartnerSecretRevoked(context.Meta(PartnerEventCodes.SecretRevoked), secret.Id));
    }

    /// <summary>Keeps a partner out, with why, or lets it in again.</summary>
    public static Decision<PartnerEvent> Suspend(Partner partner, SuspensionDraft? draft, PartnerContext context)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(context);
        var input = new InputReader();
        if (!input.Present(draft, string.Empty) || !input.Present(draft.Suspended, "/suspended")) return Decision<PartnerEvent>.Reject(input.Violations);
        var reason = draft.Suspended.Value ? input.Text(draft.Reason, "/reason", MaxReason) : null;
        return !input.IsClean ? Decision<PartnerEvent>.Reject(input.Violations)
            : reason == partner.Suspended ? Decision<PartnerEvent>.Accept()
            : reason is null ? Decision<PartnerEvent>.Accept(new PartnerResumed(context.Meta(PartnerEventCodes.Resumed)))
            : Decision<PartnerEvent>.Accept(new PartnerSuspended(context.Meta(PartnerEventCodes.Suspended), reason));
    }

    private static Violation TooMany() => Violation.Conflict(PartnerViolations.TooMany, Rule, ("max", InputReader.Number(MostInUse)));
}
