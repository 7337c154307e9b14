using System.Globalization;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.People;

/// <summary>Reads an address from raw input (REG-2).</summary>
internal static class AddressReader
{
    private const int MaxStreet = 200;

    // Where there is no RT or RW, forms have a dash or 000.
    private const string None = "000";

    /// <param name="draft">What was sent.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="input">Where violations go.</param>
    /// <param name="asRecorded">Whether a register has it so: then what stands there for a street is taken as it is.</param>
    public static Address? Read(AddressDraft? draft, string pointer, InputReader input, bool asRecorded = false)
    {
        if (!input.Present(draft, pointer)) return null;
        var street = Street(draft.Street, pointer + "/street", input, asRecorded);
        var rt = Unit(draft.Rt, pointer + "/rt", input);
        var rw = Unit(draft.Rw, pointer + "/rw", input);
        return street is null || rt is null || rw is null ? null : new Address(street, rt, rw);
    }

    private static string? Street(string? raw, string pointer, InputReader input, bool asRecorded)
    {
        if (input.Text(raw, pointer, MaxStreet) is not { } text) return null;
        if (asRecorded || !Placeholders.IsOfStreet(text)) return text;
        input.Invalid(PersonViolations.StreetUnnamed, pointer, "REG-2");
        return null;
    }

    private static string? Unit(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        var digits = WrittenText.Number(raw);
        if (digits.Length == 1 && char.GetUnicodeCategory(digits[0]) == UnicodeCategory.DashPunctuation) return None;
        if (digits.Length is >= 1 and <= 3 && digits.All(char.IsAsciiDigit)) return digits.PadLeft(3, '0');
        input.Invalid(PersonViolations.AddressUnitFormat, pointer, "REG-2");
        return null;
    }
}
