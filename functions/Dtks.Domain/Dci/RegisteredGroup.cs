using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>A household of the register as requests look at it.</summary>
/// <param name="Household">The household.</param>
/// <param name="Area">The names of its village and what that lies in, as an address has them.</param>
/// <param name="Today">The day in its village.</param>
public sealed record RegisteredGroup(HouseholdState Household, string Area, LocalDate Today)
{
    private const string Kind = "household";

    /// <summary>The type of every group of this register.</summary>
    public static string GroupType => Kind;

    /// <summary>The persons whose own attributes are looked at: those whom a question names by NIK; null for all of its members.</summary>
    public IReadOnlySet<DciIdentifier>? Persons { get; init; }

    /// <summary>When it was entered.</summary>
    public Instant RegisteredAt => Household.History[0].At;

    /// <summary>When something of it last changed.</summary>
    public Instant ChangedAt => Household.History[^1].At;

    /// <summary>The register's own id of it, as answers tell it.</summary>
    public string Id => DciIdentifier.HouseholdId(Household.Village, Household.Id);

    /// <summary>The head; the first member where none stands as such.</summary>
    public HouseholdMember? Head => Household.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head) ?? Household.Members.FirstOrDefault();

    /// <summary>What it receives and received: one member's; null for all of it.</summary>
    public IEnumerable<Entitlement> Entitlements(string? member) => Household.Entitlements.Where(e => member is null || e.MemberId == member);

    /// <summary>Whether an entitlement is paid on a day: one that ends from a later month on is until then (VER-4).</summary>
    public static bool IsEnrolled(Entitlement entitlement, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(entitlement);
        return entitlement.Status == EntitlementStatus.Active || (entitlement.StoppedFrom is { } stopped && today < stopped.FirstDay);
    }

    /// <summary>As a question looks at it: where the agreement does not give members, of those whom it does not name by NIK nothing meets it or sorts by (REG-3).</summary>
    public RegisteredGroup SeenBy(DciQuery query, Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(agreement);
        return this with { Persons = agreement.PermitsField("members") ? null : query.Persons() };
    }

    /// <summary>Whether a member is looked at.</summary>
    public bool Sees(HouseholdMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Persons is null || Persons.Contains(IdentifierOf(IdKind.Nik, member.Person)!);
    }

    /// <summary>Whether one of its members meets a query.</summary>
    public bool Meets(DciQuery query) => Household.Members.Any(member => Meets(query, member));

    /// <summary>Whether a member of it meets a query.</summary>
    public bool Meets(DciQuery query, HouseholdMember member) => query switch
    {
        DciComparison one => ValuesOf(one.Attribute, member).Any(value => one.Values.Any(asked => value.Meets(one.Operator, asked))),
        DciAll all => all.Parts.All(part => Meets(part, member)),
        DciAny any => any.Parts.Any(part => Meets(part, member)),
        DciNot not => !Meets(not.Part, member),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    /// <summary>The values that a member has of an attribute, in all forms that clients write them in, the one to sort by first; none of who is not looked at.</summary>
    public IReadOnlyList<DciValue> ValuesOf(DciAttribute attribute, HouseholdMember member)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(member);
        return attribute.Identifier switch
        {
            IdKind.FamilyCard => Identifiers(HouseholdNames.Cards(Household)),
            IdKind.Household => Identifiers(HouseholdNames.Ids(Household)),
            IdKind.Nik => Sees(member) ? Identifiers([IdentifierOf(IdKind.Nik, member.Person)!]) : [],
            _ => OfPerson(attribute.Name, member.Person) is not { } own ? OfGroup(attribute.Name) : Sees(member) ? own : [],
        };
    }

    /// <summary>By what a person of it is named.</summary>
    public DciIdentifier? IdentifierOf(IdKind kind, Member person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return DciIdentifier.Of(kind, kind switch { IdKind.Nik => person.Nik.Value, IdKind.FamilyCard => Household.FamilyCardNumber.Value, _ => Id });
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[group]";

    private IReadOnlyList<DciValue>? OfPerson(string attribute, Member person) => attribute switch
    {
        "name" => [DciValue.Of(person.Name)],
        "sex" => person.Sex == Sex.Male ? Texts("male", "m", "l") : Texts("female", "f", "p"),
        "birth_date" => [new DciValue(Date: person.BirthDate)],
        "yob" => [new DciValue(Number: person.BirthDate.Year)],
        "age" => [new DciValue(Number: Period.Between(person.BirthDate, Today, PeriodUnits.Years).Years)],
        "birth_place" => [DciValue.Of(person.BirthPlace)],
        "marital_status" => person.MaritalStatus == MaritalStatus.Unmarried ? Texts("single", "unmarried") : Texts(WireName.Of(person.MaritalStatus)),
        "relationship" => Texts(WireName.Of(person.Relationship)),
        _ => null,
    };

    private IReadOnlyList<DciValue> OfGroup(string attribute) => attribute switch
    {
        "location" => [new DciValue(Household.Village.Value) { IsArea = true }],
        "group_type" => Texts(Kind),
        "group_size" => [new DciValue(Number: Household.Members.Count)],
        "poverty_score" => Household.Welfare is { } welfare ? [new DciValue(Number: welfare.Decile)] : [],
        "programmes" => Texts([.. Household.Entitlements.Where(e => IsEnrolled(e, Today)).Select(e => WireName.Of(e.Programme)).Distinct()]),
        "registration_date" => [new DciValue(Date: DateOf(RegisteredAt))],
        "last_updated" => [new DciValue(Date: DateOf(ChangedAt))],
        _ => [],
    };

    private static IReadOnlyList<DciValue> Identifiers(IReadOnlyList<DciIdentifier> all) => [.. all.Select(one => new DciValue(Identifier: one))];

    private LocalDate DateOf(Instant at) => TimeZones.DateIn(Household.Village, at);

    private static IReadOnlyList<DciValue> Texts(params IReadOnlyList<string> texts) => [.. texts.Select(DciValue.Of)];
}
