using Dtks.Domain.Households;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>What a month's opening reads of a stored document: of a household what its lines are made from (VER-2); of any other its identity.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Type">The document's type.</param>
/// <param name="Village">Its village.</param>
/// <param name="State">What the lines are made from.</param>
/// <exception cref="JsonSerializationException">A household lacks something of that.</exception>
public sealed record ReceivingHousehold(string Id, string Type, string Village, ReceivingState? State)
{
    /// <summary>What the lines are made from; of a household it is all there.</summary>
    public ReceivingState? State { get; } = Type != HouseholdDocument.TypeName || State is { Id: not null, Entitlements: not null, EnrolledAt: not null, Members: not null }
        ? Sound(Id, Type, State)
        : throw new JsonSerializationException("A household lacks what a sheet is made from.");

    /// <summary>The household as the domain knows it here.</summary>
    public RecipientFamily Family() => FamilyOf(State!);

    // What no lines can be made from cannot be read: it is set aside alone, and its neighbours are on the sheet.
    private static ReceivingState? Sound(string id, string type, ReceivingState? state)
    {
        if (type != HouseholdDocument.TypeName || state is null)
        {
            return state;
        }

        var fault = FamilyOf(state).Fault() ?? (HouseholdDocument.IdOf(state.Id!) == id ? null : "It has another id than its document.");
        _ = state.EnrolledAt!.Value.ToDateTimeOffset();
        return fault is null ? state : throw new JsonSerializationException(fault);
    }

    private static RecipientFamily FamilyOf(ReceivingState state) => new(
        state.Id!, [.. state.Members!.Select(m => new RecipientMember(m.Id, m.Person.Name, m.Person.BirthDate!.Value))], state.Entitlements!, state.Deactivation, state.Findings, state.Welfare);

    /// <summary>When it was entered in the register.</summary>
    public DateTimeOffset EnrolledOn() => State!.EnrolledAt!.Value.ToDateTimeOffset();
}

/// <summary>What a household's lines are made from. Its members keep the places they are stored at, which their envelopes are bound to.</summary>
/// <param name="Id">The household's id.</param>
/// <param name="Entitlements">What it receives and received.</param>
/// <param name="Deactivation">A deliberation's proposal to stop it; null for none.</param>
/// <param name="EnrolledAt">When it was entered in the register.</param>
/// <param name="Members">All its members, in order.</param>
/// <param name="Findings">What other records say of it; null for nothing.</param>
/// <param name="Welfare">How it stands in welfare; null where that is not known.</param>
public sealed record ReceivingState(string? Id, IReadOnlyList<Entitlement>? Entitlements, Deactivation? Deactivation, Instant? EnrolledAt, IReadOnlyList<ReceivingMember>? Members, IReadOnlyList<HouseholdFinding>? Findings = null, Welfare? Welfare = null);

/// <summary>A member of it.</summary>
/// <param name="Id">Two digits, unique within the household.</param>
/// <param name="Person">The person.</param>
public sealed record ReceivingMember(string Id, ReceivingPerson Person)
{
    /// <summary>The person.</summary>
    public ReceivingPerson Person { get; } = Person ?? throw new JsonSerializationException("A member is no person.");
}

/// <summary>A person, by what a sheet shows and asks of them.</summary>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date.</param>
public sealed record ReceivingPerson(string Name, LocalDate? BirthDate)
{
    /// <summary>The name.</summary>
    public string Name { get; } = Name ?? throw new JsonSerializationException("A member has no name.");

    /// <summary>The birth date.</summary>
    public LocalDate? BirthDate { get; } = BirthDate ?? throw new JsonSerializationException("A member has no birth date.");

    /// <summary>Hidden: a person's data is confidential (REG-3).</summary>
    public override string ToString() => "[member]";
}
