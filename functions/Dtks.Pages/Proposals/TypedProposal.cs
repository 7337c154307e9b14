using System.Globalization;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Proposals;

/// <summary>A proposal as it is typed (PRO-1 to PRO-3): nothing of it is judged here.</summary>
public sealed record TypedProposal
{
    /// <summary>What is asked for.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The programmes asked for.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>The family card's number.</summary>
    public string Card { get; init; } = string.Empty;

    /// <summary>Where the family lives.</summary>
    public ProposedAddress Address { get; init; } = new();

    /// <summary>The members, without rows that were left empty or taken out.</summary>
    public IReadOnlyList<TypedMember> Members { get; init; } = [];

    /// <summary>On which of the members the programmes are to stand, by their place (VER-4); empty for whom the rule has.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>How the proposer is reached.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>From whom the name came (PRO-3); empty where it is not said.</summary>
    public string Nominator { get; init; } = string.Empty;

    /// <summary>Their name.</summary>
    public string NominatorName { get; init; } = string.Empty;

    /// <summary>What was typed into a form.</summary>
    public static TypedProposal Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var rows = TypedMember.Rows(form);
        var left = form.All("keluar").ToHashSet(StringComparer.Ordinal);
        var kept = rows.Select((row, i) => (Row: row, Place: Number(i))).Where(r => !r.Row.IsEmpty && !left.Contains(r.Place)).ToList();
        var recipient = kept.FindIndex(r => r.Place == form["penerima"]);
        return new TypedProposal
        {
            Kind = form["jenis"],
            Programmes = [.. form.All("program").Where(p => p.Length > 0).Distinct()],
            Card = form["kk"],
            Address = new ProposedAddress(form.Given("jalan"), form.Given("rt"), form.Given("rw")),
            Members = [.. kept.Select(r => r.Row)],
            Recipient = recipient < 0 ? string.Empty : Number(recipient),
            Phone = form["telepon"],
            Nominator = form["asal"],
            NominatorName = form["asalNama"],
        };
    }

    /// <summary>What a proposal says by now.</summary>
    public static TypedProposal Of(ProposalRecord found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var members = found.Household.Members.Select(TypedMember.Of).ToList();
        var recipient = found.Recipient is null ? -1 : members.FindIndex(m => m.Nik == found.Recipient);
        return new TypedProposal
        {
            Kind = found.Kind,
            Programmes = found.Programmes,
            Card = found.Household.FamilyCardNumber ?? string.Empty,
            Address = found.Household.Address,
            Members = members,
            Recipient = recipient < 0 ? string.Empty : Number(recipient),
            Phone = found.Contact?.Phone ?? string.Empty,
            Nominator = found.NominatedBy?.Kind ?? string.Empty,
            NominatorName = found.NominatedBy?.Name ?? string.Empty,
        };
    }

    /// <summary>As the API takes it.</summary>
    /// <param name="village">The village's code.</param>
    public object Body(string village) => new
    {
        kind = Given(Kind),
        programmes = Programmes,
        household = new { familyCardNumber = Given(Card), village, address = new { street = Address.Street, rt = Address.Rt, rw = Address.Rw }, members = Members.Select(m => m.Body()) },
        contact = new { phone = Given(Phone) },
        recipient = int.TryParse(Recipient, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < Members.Count ? Members[place].Nik : null,
        nominatedBy = Nominator.Length + NominatorName.Length == 0 ? null : new { kind = Given(Nominator), name = Given(NominatorName) },
    };

    /// <summary>The pointers that the form has fields for.</summary>
    public IReadOnlyCollection<string> Pointers() =>
    [
        "/kind", "/programmes", "/household/familyCardNumber", "/household/address/street", "/household/address/rt", "/household/address/rw", "/household/members", "/contact/phone", "/recipient", "/nominatedBy/kind", "/nominatedBy/name",
        .. Enumerable.Range(0, Members.Count).SelectMany(i => TypedMember.Parts.Select(part => PointerOf(i, part))),
    ];

    /// <summary>Where something of a member stands.</summary>
    /// <param name="member">The member's place, from 0.</param>
    /// <param name="part">What of it.</param>
    public static string PointerOf(int member, string part) => $"{PointerOf(member)}/{part}";

    /// <summary>Where a member stands.</summary>
    /// <param name="member">The member's place, from 0.</param>
    public static string PointerOf(int member) => $"/household/members/{Number(member)}";

    internal static string? Given(string text) => text.Length > 0 ? text : null;

    private static string Number(int place) => place.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A member of a family as it is typed.</summary>
/// <param name="Nik">The NIK.</param>
/// <param name="Name">The full name.</param>
/// <param name="BirthPlace">Where they were born.</param>
/// <param name="BirthDate">When.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Mother">The mother's maiden name.</param>
/// <param name="Relationship">How they are related to the head.</param>
/// <param name="Marital">The marital status.</param>
public sealed record TypedMember(string Nik, string Name, string BirthPlace, string BirthDate, string Sex, string Mother, string Relationship, string Marital)
{
    private static readonly string[] Names = ["nik", "nama", "tempatLahir", "tanggalLahir", "kelamin", "ibu", "hubungan", "kawin"];

    /// <summary>The members of the API's body that a row fills, in the order of the form's fields.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["nik", "name", "birthPlace", "birthDate", "sex", "motherMaidenName", "relationship", "maritalStatus"];

    /// <summary>A row that nothing was typed into.</summary>
    public static TypedMember Empty { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Whether nothing was typed into it.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>The rows of a form, those left empty too.</summary>
    internal static IReadOnlyList<TypedMember> Rows(PageForm form)
    {
        var columns = Names.Select(form.All).ToList();
        return [.. Enumerable.Range(0, columns.Max(c => c.Count)).Select(row => Row([.. columns.Select(c => c.ElementAtOrDefault(row)?.Trim() ?? string.Empty)]))];
    }

    /// <summary>A member of a proposal.</summary>
    internal static TypedMember Of(ProposedMember member) => new(
        member.Nik ?? string.Empty,
        member.Name,
        member.BirthPlace ?? string.Empty,
        member.BirthDate is { } born ? NodaTime.Text.LocalDatePattern.Iso.Format(born) : string.Empty,
        member.Sex ?? string.Empty,
        member.MotherMaidenName ?? string.Empty,
        member.Relationship ?? string.Empty,
        member.MaritalStatus ?? string.Empty);

    /// <summary>As the API takes it.</summary>
    internal object Body() => new
    {
        nik = TypedProposal.Given(Nik),
        name = TypedProposal.Given(Name),
        birthPlace = TypedProposal.Given(BirthPlace),
        birthDate = TypedProposal.Given(BirthDate),
        sex = TypedProposal.Given(Sex),
        motherMaidenName = TypedProposal.Given(Mother),
        relationship = TypedProposal.Given(Relationship),
        maritalStatus = TypedProposal.Given(Marital),
    };

    private static TypedMember Row(string[] c) => new(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
}
