namespace Dtks.Domain.Common;

/// <summary>
/// The stable codes of violations. Each comment gives the meaning and, in braces, the args for the text. Grouped by aggregate over partial
/// files.
/// </summary>
public static partial class ViolationCodes
{
    /// <summary>A member is missing or null.</summary>
    public const string InputRequired = "input.required";

    /// <summary>A value is none of those allowed. {allowed}</summary>
    public const string InputUnknownValue = "input.unknownValue";

    /// <summary>A text is empty or too long. {min, max}</summary>
    public const string TextLength = "text.length";

    /// <summary>A text holds control, format or broken characters, or a line break.</summary>
    public const string TextCharacters = "text.characters";

    /// <summary>Not a date written yyyy-MM-dd.</summary>
    public const string DateFormat = "date.format";

    /// <summary>A number is out of its range. {min, max}</summary>
    public const string NumberRange = "number.range";

    /// <summary>A list has too few or too many entries. {min, max, count}</summary>
    public const string ListSize = "list.size";

    /// <summary>The command is none the aggregate knows: a programming error upstream.</summary>
    public const string CommandUnknown = "command.unknown";

    /// <summary>Not a village's code: ten digits in a known province.</summary>
    public const string AreaNotVillage = "area.notVillage";

    /// <summary>Not 16 digits (REG-2).</summary>
    public const string NikFormat = "person.nikFormat";

    /// <summary>The NIK's birth part says another date than the birth date (REG-2).</summary>
    public const string NikBirthDate = "person.nikBirthDate";

    /// <summary>The NIK's birth part says the other sex (REG-2): a woman's day has 40 added.</summary>
    public const string NikSex = "person.nikSex";

    /// <summary>Born after today, in the village's time zone (REG-2).</summary>
    public const string BirthDateFuture = "person.birthDateFuture";

    /// <summary>Born before 1900 (REG-2).</summary>
    public const string BirthDateTooEarly = "person.birthDateTooEarly";

    /// <summary>Not 16 digits (REG-2).</summary>
    public const string FamilyCardNumberFormat = "family.cardNumberFormat";

    /// <summary>RT or RW is not one to three digits (REG-2).</summary>
    public const string AddressUnitFormat = "address.unitFormat";

    /// <summary>The NIK stands earlier in the same family (REG-5). {first: index of the earlier member, from 0}</summary>
    public const string FamilyNikTwice = "family.nikTwice";

    /// <summary>Not exactly one member is the head (REG-2). {count}</summary>
    public const string FamilyHeadCount = "family.headCount";

    /// <summary>Not a phone number that begins with +62 or 0 and has 9 to 15 digits.</summary>
    public const string PhoneFormat = "contact.phoneFormat";

    /// <summary>Ineligible without a ground (VER-5).</summary>
    public const string GroundRequired = "ground.required";

    /// <summary>A ground where none belongs (VER-5).</summary>
    public const string GroundForbidden = "ground.forbidden";
}
