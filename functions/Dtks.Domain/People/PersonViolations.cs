namespace Dtks.Domain.People;

/// <summary>What is wrong with a person, a family, an address or a contact: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class PersonViolations
{
    /// <summary>Not 16 digits, or beginning with 0 (REG-2).</summary>
    public const string NikFormat = "person.nikFormat";

    /// <summary>A hint, never a refusal: the NIK's birth part says another date than the birth date (REG-7).</summary>
    public const string NikBirthDate = "person.nikBirthDate";

    /// <summary>A hint, never a refusal: the NIK's birth part says the other sex (REG-7); a woman's day has 40 added.</summary>
    public const string NikSex = "person.nikSex";

    /// <summary>Born after today, in the village's time zone (REG-2).</summary>
    public const string BirthDateFuture = "person.birthDateFuture";

    /// <summary>Born before 1900 (REG-2).</summary>
    public const string BirthDateTooEarly = "person.birthDateTooEarly";

    /// <summary>Not 16 digits (REG-2).</summary>
    public const string FamilyCardNumberFormat = "family.cardNumberFormat";

    /// <summary>RT or RW is not one to three digits (REG-2).</summary>
    public const string AddressUnitFormat = "address.unitFormat";

    /// <summary>Something that only fills the field of the street: no letter and no digit but 0, one letter again and again, or a word for none (REG-2).</summary>
    public const string StreetUnnamed = "address.streetUnnamed";

    /// <summary>A member's NIK is the number of the family card (REG-2).</summary>
    public const string NikIsCard = "family.nikIsCard";

    /// <summary>The NIK stands earlier in the same family (REG-5). {first: index of the earlier member, from 0}</summary>
    public const string FamilyNikTwice = "family.nikTwice";

    /// <summary>Not exactly one member is the head (REG-2). {count}</summary>
    public const string FamilyHeadCount = "family.headCount";

    /// <summary>A name or a place of birth without one letter (REG-2).</summary>
    public const string NoLetter = "person.noLetter";

    /// <summary>Something that only fills the field of the name: one letter again and again, or a word for none (REG-2).</summary>
    public const string Unnamed = "person.unnamed";

    /// <summary>Something that only fills the field of the mother's maiden name (REG-2).</summary>
    public const string MotherUnnamed = "person.motherUnnamed";

    /// <summary>A wife recorded as male, a husband as female, or one of the head's own sex (REG-2).</summary>
    public const string SpouseSex = "family.spouseSex";

    /// <summary>Recorded as married, divorced or widowed in childhood (REG-2). {least: years}</summary>
    public const string MarriedTooYoung = "family.marriedTooYoung";

    /// <summary>A child born before its parent was old enough, or a grandchild its grandparent (REG-2). {least: years between the two births}</summary>
    public const string ParentTooYoung = "family.parentTooYoung";

    /// <summary>A child heads the family although an adult stands on the card, by age or ever married (REG-2). {least: years}</summary>
    public const string HeadMinor = "family.headMinor";

    /// <summary>Not a number that can be dialled in Indonesia.</summary>
    public const string PhoneFormat = "contact.phoneFormat";
}
