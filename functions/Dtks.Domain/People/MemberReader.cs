using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.People;

/// <summary>Reads one member from raw input (REG-2).</summary>
internal static class MemberReader
{
    private const int MaxName = 100;

    // No province's code begins with it; temporary numbers of village systems do.
    private const char NoProvince = '0';
    private static readonly LocalDate EarliestBirth = new(1900, 1, 1);

    /// <param name="draft">What was sent.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="today">Today in the village.</param>
    /// <param name="input">Where violations go.</param>
    /// <param name="asRecorded">Whether a register has it so: then what stands there for a name is taken as it is.</param>
    public static Member? Read(MemberDraft? draft, string pointer, LocalDate today, InputReader input, bool asRecorded = false)
    {
        if (!input.Present(draft, pointer)) return null;
        var nik = ReadNik(draft.Nik, pointer + "/nik", input);
        var name = asRecorded ? Lettered(draft.Name, pointer + "/name", input) : Named(draft.Name, pointer + "/name", input);
        var place = Lettered(draft.BirthPlace, pointer + "/birthPlace", input);
        var birth = ReadBirthDate(draft.BirthDate, pointer + "/birthDate", today, input);
        var sex = input.Name<Sex>(draft.Sex, pointer + "/sex");
        var mother = asRecorded ? Lettered(draft.MotherMaidenName, pointer + "/motherMaidenName", input) : Mother(draft.MotherMaidenName, pointer + "/motherMaidenName", input);
        var relationship = input.Name<Relationship>(draft.Relationship, pointer + "/relationship");
        var marital = input.Name<MaritalStatus>(draft.MaritalStatus, pointer + "/maritalStatus");
        return nik is not null && birth is not null && sex is not null && name is not null
            && place is not null && mother is not null && relationship is { } r && marital is { } m
            ? new Member(nik, name, place, birth.Value, sex.Value, mother, r, m)
            : null;
    }

    internal static Nik? ReadNik(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (Nik.TryParse(WrittenText.Number(raw), out var nik) && nik.Value[0] != NoProvince) return nik;
        input.Invalid(PersonViolations.NikFormat, pointer, "REG-2");
        return null;
    }

    internal static LocalDate? ReadBirthDate(string? raw, string pointer, LocalDate today, InputReader input)
    {
        if (input.Date(raw, pointer) is not { } date) return null;
        if (date >= EarliestBirth && date <= today) return date;
        input.Invalid(date > today ? PersonViolations.BirthDateFuture : PersonViolations.BirthDateTooEarly, pointer, "REG-2");
        return null;
    }

    internal static string? Named(string? raw, string pointer, InputReader input)
    {
        if (Lettered(raw, pointer, input) is not { } text) return null;
        if (!Placeholders.Is(text)) return text;
        input.Invalid(PersonViolations.Unnamed, pointer, "REG-2");
        return null;
    }

    internal static string? Lettered(string? raw, string pointer, InputReader input)
    {
        if (input.Text(raw, pointer, MaxName, "REG-2") is not { } text) return null;
        if (WrittenText.HasLetter(text)) return text;
        input.Invalid(PersonViolations.NoLetter, pointer, "REG-2");
        return null;
    }

    internal static string? Mother(string? raw, string pointer, InputReader input)
    {
        if (input.Text(raw, pointer, MaxName, "REG-2") is not { } text) return null;
        if (WrittenText.HasLetter(text) && !Placeholders.IsOfMother(text)) return text;
        input.Invalid(PersonViolations.MotherUnnamed, pointer, "REG-2");
        return null;
    }
}
