using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>Reads what the front office sends (SVC-2).</summary>
public static class HelpReader
{
    private const int MaxName = 100;
    private const int MaxHelp = 300;
    private const int MaxNote = 1000;
    private const int MaxId = 32;

    /// <summary>An application for help; all that is wrong with it is named at once.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="regency">The front office's regency.</param>
    /// <param name="isVillage">Whether a code is that of a village.</param>
    /// <param name="today">Today in the regency.</param>
    public static Reading<HelpApplicationRead> Application(HelpApplicationDraft? draft, AreaCode regency, Func<AreaCode, bool> isVillage, LocalDate today)
    {
        var input = new InputReader();
        if (!input.Present(draft, "")) return new(null, input.Violations);
        var visit = input.Text(draft.Visit, "/visit", MaxId, "SVC-2");
        var applicant = Applicant(draft.Applicant, regency, isVillage, today, input);
        var help = input.Text(draft.Help, "/help", MaxHelp, "SVC-2");
        var section = input.Name<Section>(draft.Section, "/section");
        if (section == Section.Data) input.Invalid(HelpViolations.NoSectionOfHelp, "/section", "SVC-1");
        var note = input.OptionalText(draft.Note, "/note", MaxNote);
        var programme = input.OptionalText(draft.Programme, "/programme", HelpProgramme.MaxCode);
        return input.IsClean ? new(new HelpApplicationRead(visit!, applicant!, help!, section!.Value, note, programme), []) : new(null, input.Violations);
    }

    private static Applicant? Applicant(ApplicantDraft? draft, AreaCode regency, Func<AreaCode, bool> isVillage, LocalDate today, InputReader input)
    {
        if (!input.Present(draft, "/applicant")) return null;
        var nik = MemberReader.ReadNik(draft.Nik, "/applicant/nik", input);
        var name = MemberReader.Named(draft.Name, "/applicant/name", input);
        var card = FamilyReader.ReadCard(draft.FamilyCardNumber, "/applicant/familyCardNumber", input);
        var phone = PhoneReader.Read(draft.Phone, "/applicant/phone", input);
        var village = Village(draft.Village, regency, isVillage, input);
        var birth = draft.BirthDate is null ? null : MemberReader.ReadBirthDate(draft.BirthDate, "/applicant/birthDate", today, input);
        return nik is not null && name is not null && card is not null && phone is not null && village is not null ? new Applicant(nik, name, card, phone, village, birth) : null;
    }

    private static AreaCode? Village(string? raw, AreaCode regency, Func<AreaCode, bool> isVillage, InputReader input)
    {
        if (!input.Present(raw, "/applicant/village")) return null;
        if (!AreaCode.TryParse(WrittenText.Number(raw), out var code) || code.Level != AreaLevel.Village || !isVillage(code))
        {
            input.Invalid(HelpViolations.VillageUnknown, "/applicant/village", "SVC-2");
            return null;
        }

        if (code.Regency == regency) return code;
        input.Add(Violation.Refused(HelpViolations.OtherRegency, "SVC-2", "/applicant/village", ("regency", regency.Value)));
        return null;
    }
}

/// <summary>An application for help that was read.</summary>
/// <param name="Visit">The visit it was filed at.</param>
/// <param name="Applicant">Who asks.</param>
/// <param name="Help">What is asked for.</param>
/// <param name="Section">The section for the kind of help.</param>
/// <param name="Note">A note; null for none.</param>
/// <param name="Programme">The programme asked for, by its code; null where none is named.</param>
public sealed record HelpApplicationRead(string Visit, Applicant Applicant, string Help, Section Section, string? Note, string? Programme = null);
