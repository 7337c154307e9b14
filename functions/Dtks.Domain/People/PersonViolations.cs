namespace Dtks.Domain.People;

/// <summary>What is wrong with a person, a family, an address or a contact: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class PersonViolations
{
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
}
