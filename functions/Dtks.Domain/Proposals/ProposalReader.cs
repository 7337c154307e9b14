using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Reads what a proposal says from raw input (PRO-2, PRO-3, VER-4).</summary>
internal static class ProposalReader
{
    private const int MaxName = 100;

    /// <param name="draft">What came in.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="policy">The policy it is read under.</param>
    /// <param name="now">When.</param>
    /// <param name="input">Where violations go.</param>
    /// <param name="isForCard">Whether it may do without how its family is reached (CRD-5).</param>
    public static ProposalContent? Read(ProposalDraft? draft, ProposalSource source, PolicyVersion policy, Instant now, InputReader input, bool isForCard = false)
    {
        if (!input.Present(draft, "")) return null;
        var kind = input.Name<ProposalKind>(draft.Kind, "/kind");
        var programmes = ReadProgrammes(draft.Programmes, kind, input);
        var family = FamilyReader.Read(draft.Household, "/household", policy, now, input);
        var needsNone = isForCard && draft.Contact is null;
        var phone = !needsNone && input.Present(draft.Contact, "/contact") ? PhoneReader.Read(draft.Contact.Phone, "/contact/phone", input) : null;
        var recipient = draft.Recipient is null ? null : ReadRecipient(draft.Recipient, family, policy, now, input);
        var nomination = draft.NominatedBy is null ? null : ReadNomination(draft.NominatedBy, source, input);
        return kind is not { } k || programmes is null || family is null || (phone is null && !needsNone)
            ? null
            : new ProposalContent(k, programmes, family, new Contact(phone), recipient, nomination);
    }

    private static List<Programme>? ReadProgrammes(IReadOnlyList<string?>? raw, ProposalKind? kind, InputReader input)
    {
        if (!input.Present(raw, "/programmes")) return null;
        if (kind == ProposalKind.Register && raw.Count > 0) input.Invalid(ProposalViolations.ProgrammesForbidden, "/programmes", "PRO-2");
        if (kind is ProposalKind.RegisterWithAssistance or ProposalKind.Assistance && raw.Count == 0)
            input.Invalid(ProposalViolations.ProgrammesRequired, "/programmes", "PRO-2");

        var programmes = new List<Programme>();
        for (var i = 0; i < raw.Count; i++)
        {
            if (input.Name<Programme>(raw[i], $"/programmes/{i}") is not { } programme) continue;
            if (programmes.Contains(programme)) input.Invalid(ProposalViolations.ProgrammeTwice, $"/programmes/{i}", "PRO-2");
            else programmes.Add(programme);
        }

        programmes.Sort();
        return programmes;
    }

    // Where the family itself cannot be read, that is told first.
    private static Nik? ReadRecipient(string raw, Family? family, PolicyVersion policy, Instant now, InputReader input)
    {
        if (MemberReader.ReadNik(raw, "/recipient", input) is not { } nik || family is null) return null;
        if (family.Members.FirstOrDefault(m => m.Nik == nik) is not { } member)
        {
            input.Invalid(ProposalViolations.RecipientNotMember, "/recipient", "VER-4");
            return null;
        }

        if (Ages.IsAdult(TimeZones.DateIn(family.Village, now), member.BirthDate, policy)) return nik;
        input.Invalid(ProposalViolations.RecipientMinor, "/recipient", "VER-4", ("least", InputReader.Number(policy.AdultAgeYears)));
        return null;
    }

    private static Nomination? ReadNomination(NominationDraft draft, ProposalSource source, InputReader input)
    {
        var kind = input.Name<NominatorKind>(draft.Kind, "/nominatedBy/kind");
        if (source == ProposalSource.Citizen && kind is not (null or NominatorKind.Self or NominatorKind.Citizen))
            input.Invalid(ProposalViolations.NominatorOfCitizen, "/nominatedBy/kind", "PRO-4");
        var needsNone = kind == NominatorKind.Self || (kind == NominatorKind.Citizen && source == ProposalSource.Citizen);
        var name = needsNone ? null : input.Text(draft.Name, "/nominatedBy/name", MaxName, "PRO-3");
        return kind is { } k ? new Nomination(k, name) : null;
    }
}
