using System.Globalization;
using System.Text.Json.Nodes;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Dci;

/// <summary>
/// A household, a member and a person as the standard's records, of which those attributes alone are there that an agreement gives (REG-3). The table is in <c>docs/dci.md</c>.
/// </summary>
/// <param name="agreement">The agreement.</param>
public sealed class DciRecords(Agreement agreement)
{
    /// <summary>Of who is in the register no more.</summary>
    public const string Ended = "ended";

    /// <summary>Of who lives where the agreement does not reach.</summary>
    public const string OutOfArea = "outOfArea";

    private const string Context = "https://schema.spdci.org/extensions/social/v1/";

    /// <summary>The record of an entity.</summary>
    /// <param name="entity">Which.</param>
    /// <param name="group">The household.</param>
    /// <param name="member">The person; not minded for a household.</param>
    public JsonObject Of(DciEntity entity, RegisteredGroup group, HouseholdMember? member)
    {
        ArgumentNullException.ThrowIfNull(group);
        var record = entity == DciEntity.Group ? Group(group) : entity == DciEntity.Member ? Member(group, member!) : Person(group, member!.Person);
        record.Insert(0, "@context", JsonValue.Create($"{Context}{(entity == DciEntity.Person ? "SRPerson" : entity == DciEntity.Member ? "Member" : "Group")}.jsonld"));
        if (entity == DciEntity.Member) Add(record, "identifier", "group_identifier", () => Identifiers([(IdKind.Household, group.Id), (IdKind.FamilyCard, group.Household.FamilyCardNumber.Value)]));
        return record;
    }

    /// <summary>What is left to tell of a person who is no longer there: by what they were named, and that they are gone.</summary>
    /// <param name="entity">As what they are told.</param>
    /// <param name="nik">The person.</param>
    /// <param name="at">Since when.</param>
    /// <param name="status">How they stand: <see cref="Ended"/>, or <see cref="OutOfArea"/>.</param>
    public JsonObject Gone(DciEntity entity, Nik nik, Instant at, string status = Ended)
    {
        ArgumentNullException.ThrowIfNull(nik);
        var (name, record) = (entity == DciEntity.Person ? "SRPerson" : "Member", new JsonObject());
        record["@context"] = $"{Context}{name}.jsonld";
        record["@type"] = name;
        Add(record, "identifier", entity == DciEntity.Person ? "identifier" : "member_identifier", () => Identifiers([(IdKind.Nik, nik.Value)]));
        return Stands(record, at, status);
    }

    /// <summary>What is left to tell of a household in which nobody stands any more: by what it was named, and that it is gone.</summary>
    /// <param name="household">The household.</param>
    public JsonObject Gone(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var record = new JsonObject { ["@context"] = $"{Context}Group.jsonld", ["@type"] = "Group" };
        Add(record, "identifier", "group_identifier", () => Identifiers([(IdKind.Household, DciIdentifier.HouseholdId(household.Village, household.Id)), (IdKind.FamilyCard, household.FamilyCardNumber.Value)]));
        return Stands(record, household.History[^1].At, Ended);
    }

    /// <summary>What is left to tell of a household that moved out of the agreement's areas: by what it was named there, and nothing of where it lives now.</summary>
    /// <param name="before">The household as it stood there.</param>
    /// <param name="at">When it moved.</param>
    /// <param name="isByCard">Whether the partner knows its card.</param>
    public JsonObject Outside(HouseholdState before, Instant at, bool isByCard)
    {
        ArgumentNullException.ThrowIfNull(before);
        var record = new JsonObject { ["@context"] = $"{Context}Group.jsonld", ["@type"] = "Group" };
        var id = (IdKind.Household, DciIdentifier.HouseholdId(before.Village, before.Id));
        Add(record, "identifier", "group_identifier", () => Identifiers(isByCard ? [id, (IdKind.FamilyCard, before.FamilyCardNumber.Value)] : [id]));
        return Stands(record, at, OutOfArea);
    }

    private JsonObject Stands(JsonObject record, Instant at, string status)
    {
        Add(record, "last_updated", "last_updated", () => Text(at));
        record["additional_attributes"] = new JsonArray(new JsonObject { ["registration_status"] = status });
        return record;
    }

    private JsonObject Group(RegisteredGroup group)
    {
        var household = group.Household;
        var record = Typed("Group");
        Add(record, "identifier", "group_identifier", () => Identifiers([(IdKind.Household, group.Id), (IdKind.FamilyCard, household.FamilyCardNumber.Value)]));
        Add(record, "group_type", "group_type", () => JsonValue.Create(RegisteredGroup.GroupType));
        Add(record, "address", "place", () => new JsonObject { ["@type"] = "Place", ["address"] = Line(group) });
        Add(record, "poverty_score", "poverty_score", () => household.Welfare is { } welfare ? JsonValue.Create(welfare.Decile) : null);
        Add(record, "poverty_score", "poverty_score_type", () => household.Welfare is null ? null : JsonValue.Create("decile"));
        Add(record, "members", "group_head_info", () => group.Head is { } head ? Member(group, head) : null);
        Add(record, "group_size", "group_size", () => JsonValue.Create(household.Members.Count));
        Add(record, "members", "member_list", () => new JsonArray([.. household.Members.Select(m => Member(group, m))]));
        Add(record, "programmes", "programme_identifier", () => Enrolments(group.Entitlements(null), group.Today));
        return Dated(record, group);
    }

    private JsonObject Member(RegisteredGroup group, HouseholdMember member)
    {
        var record = Typed("Member");
        Add(record, "identifier", "member_identifier", () => Identifiers([(IdKind.Nik, member.Person.Nik.Value)]));
        record["demographic_info"] = Person(group, member.Person);
        Add(record, "relationship", "relationship_head", () => JsonValue.Create(WireName.Of(member.Person.Relationship)));
        Add(record, "marital_status", "marital_status", () => JsonValue.Create(member.Person.MaritalStatus == MaritalStatus.Unmarried ? "single" : WireName.Of(member.Person.MaritalStatus)));
        Add(record, "programmes", "programme_identifier", () => Enrolments(group.Entitlements(member.Id), group.Today));
        return Dated(record, group);
    }

    private JsonObject Person(RegisteredGroup group, Member person)
    {
        var record = Typed("SRPerson");
        Add(record, "identifier", "identifier", () => Identifiers([(IdKind.Nik, person.Nik.Value)]));
        Add(record, "name", "name", () => new JsonObject { ["@type"] = "Name", ["surname"] = string.Empty, ["given_name"] = person.Name });
        Add(record, "sex", "sex", () => JsonValue.Create(WireName.Of(person.Sex)));
        Add(record, "birth_date", "birth_date", () => JsonValue.Create(LocalDatePattern.Iso.Format(person.BirthDate)));
        Add(record, "birth_place", "birth_place", () => JsonValue.Create(person.BirthPlace));
        Add(record, "address", "address", () => Address(group));
        Add(record, "registration_date", "registration_date", () => Text(group.RegisteredAt));
        return record;
    }

    private JsonObject Dated(JsonObject record, RegisteredGroup group)
    {
        Add(record, "registration_date", "registration_date", () => Text(group.RegisteredAt));
        Add(record, "last_updated", "last_updated", () => Text(group.ChangedAt));
        return record;
    }

    private void Add(JsonObject record, string field, string name, Func<JsonNode?> value)
    {
        if (agreement.PermitsField(field) && value() is { } there) record[name] = there;
    }

    // Those alone by which the partner may ask.
    private JsonArray? Identifiers(IReadOnlyList<(IdKind Kind, string Value)> all)
    {
        var shown = all.Where(i => agreement.PermitsIdType(DciAttribute.NameOf(i.Kind)))
            .Select(i => (JsonNode)new JsonObject { ["@type"] = "Identifier", ["identifier_type"] = DciAttribute.NameOf(i.Kind), ["identifier_value"] = i.Value }).ToArray();
        return shown.Length == 0 ? null : new JsonArray(shown);
    }

    private static JsonArray Enrolments(IEnumerable<Entitlement> entitlements, LocalDate today) => new([.. entitlements.Select(e => Enrolment(e, today))]);

    private static JsonNode Enrolment(Entitlement entitlement, LocalDate today)
    {
        var enrolment = new JsonObject
        {
            ["programme"] = new JsonObject { ["programme_identifier"] = WireName.Of(entitlement.Programme), ["programme_name"] = NameOf(entitlement.Programme) },
            ["enrolment_date"] = FirstDay(entitlement.Since),
            ["enrolment_status"] = RegisteredGroup.IsEnrolled(entitlement, today) ? "active" : "ended",
        };
        if (entitlement.StoppedFrom is { } stopped) enrolment["status_change_date"] = FirstDay(stopped);
        return enrolment;
    }

    private static JsonObject Address(RegisteredGroup group)
    {
        var address = group.Household.Address;
        return new JsonObject
        {
            ["@type"] = "Address",
            ["street_address"] = $"{address.Street}, RT {address.Rt}/RW {address.Rw}",
            ["city"] = group.Area,
            ["postal_code"] = string.Empty,
            ["country"] = "Indonesia",
            ["area_code"] = group.Household.Village.Value,
        };
    }

    private static string Line(RegisteredGroup group) => $"{group.Household.Address.Street}, RT {group.Household.Address.Rt}/RW {group.Household.Address.Rw}, {group.Area}";

    private static JsonObject Typed(string type) => new() { ["@type"] = type };

    private static string NameOf(Programme programme) => programme switch
    {
        Programme.Pkh => "Program Keluarga Harapan",
        Programme.Bpnt => "Bantuan Pangan Non Tunai",
        _ => "Penerima Bantuan Iuran Jaminan Kesehatan Nasional",
    };

    private static string FirstDay(CyclePeriod month) => string.Create(CultureInfo.InvariantCulture, $"{month}-01");

    private static JsonValue Text(Instant at) => JsonValue.Create(InstantPattern.General.Format(at));
}
