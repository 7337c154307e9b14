using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Citizens;

/// <summary>Decides what becomes of a citizen's registration with population data (PRO-4).</summary>
public static class RegistrationDecider
{
    /// <summary>
    /// Registers a citizen, or registers them anew. Nothing happens when the same is already confirmed, or waits to be compared; what did not match may
    /// be sent again as it was, since the population office may have corrected its own. What was confirmed stays in force until other data are.
    /// </summary>
    public static Decision<RegistrationEvent> Register(RegistrationDraft? draft, Actor by, RegistrationState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        var person = Read(draft, now, input);
        if (person is null || !input.IsClean) return Decision<RegistrationEvent>.Reject(input.Violations);
        if (state is not null && state.Person == person && state.Status != RegistrationStatus.Mismatched) return Decision<RegistrationEvent>.Accept();
        return Decision<RegistrationEvent>.Accept(new RegistrationSubmitted(EventMeta.Of(by, RegistrationEventCodes.Submitted, "PRO-4", policy, now), person));
    }

    /// <summary>Takes in the population register's answer, or that none is told (null). Nothing happens when it was compared before.</summary>
    public static Decision<RegistrationEvent> Compare(PopulationMatch? answer, RegistrationState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        if (state.Status != RegistrationStatus.Submitted) return Decision<RegistrationEvent>.Accept();
        var code = answer is null ? RegistrationEventCodes.NotCompared
            : answer.Meets(policy) ? RegistrationEventCodes.Confirmed
            : RegistrationEventCodes.Mismatched;
        return Decision<RegistrationEvent>.Accept(new RegistrationCompared(EventMeta.Of(Actor.System, code, "PRO-5", policy, now), answer));
    }

    /// <summary>The state after <paramref name="happened"/>.</summary>
    /// <exception cref="InvalidOperationException">It is compared before it was submitted.</exception>
    public static RegistrationState Evolve(RegistrationState? state, RegistrationEvent happened) => happened switch
    {
        RegistrationSubmitted e => new RegistrationState
        {
            Subject = e.Meta.Subject,
            Person = e.Person,
            Status = RegistrationStatus.Submitted,
            Attempts = (state?.Attempts ?? 0) + 1,
            InForce = state?.Status == RegistrationStatus.Confirmed ? new RegistrationInForce(state.Person, state.Last.At) : state?.InForce,
            Last = e.Meta,
        },
        RegistrationCompared e when state is not null => Compared(state, e),
        _ => throw new InvalidOperationException("A registration begins by being submitted."),
    };

    // Data that the population register now denies are in force no longer, though it confirmed the same before.
    private static RegistrationState Compared(RegistrationState state, RegistrationCompared e)
    {
        var isConfirmed = e.Meta.Code == RegistrationEventCodes.Confirmed;
        var isDenied = e.Match is not null && state.InForce?.Person == state.Person;
        return state with
        {
            Status = isConfirmed ? RegistrationStatus.Confirmed : RegistrationStatus.Mismatched,
            Match = e.Match,
            InForce = isConfirmed || isDenied ? null : state.InForce,
            Last = e.Meta,
        };
    }

    private static PopulationRecord? Read(RegistrationDraft? draft, Instant now, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var card = FamilyReader.ReadCard(draft.FamilyCardNumber, "/familyCardNumber", input);
        var village = FamilyReader.ReadVillage(draft.Village, "/village", input);
        var address = AddressReader.Read(draft.Address, "/address", input);
        var member = MemberReader.Read(draft.Member, "/member", TimeZones.DateIn(village ?? AreaCode.Nation, now), input);
        FamilyReader.CheckNotCard(draft.Member?.Nik, card, "/member/nik", input);
        return card is null || village is null || address is null || member is null ? null : new PopulationRecord(member, card, village, address);
    }
}
