using System.Globalization;

namespace Dtks.Demo.Cast;

/// <summary>
/// Makes families that evidently are none: names of <see cref="SampleNames"/>, and serial parts 0001-0099 in NIK and family card number.
/// The same village and number make the same family, another village or number another one.
/// </summary>
internal static class SampleFamilies
{
    private const int MostMembers = 4;
    private const int MostFamilies = 20;
    private const string CardIssuedOn = "010319";

    private static readonly (string Relationship, string Sex, string MaritalStatus, DateOnly BirthDate)[] Shape =
    [
        ("head", "male", "married", new DateOnly(1979, 3, 7)),
        ("wife", "female", "married", new DateOnly(1982, 8, 2)),
        ("child", "male", "unmarried", new DateOnly(2004, 5, 3)),
        ("child", "female", "unmarried", new DateOnly(2016, 1, 4)),
    ];

    /// <summary>A family.</summary>
    /// <param name="village">The village's code; its district's digits begin the numbers.</param>
    /// <param name="number">0..19, unlike the other families of that village.</param>
    /// <param name="size">1..4 members: a head, then the wife, a grown-up child, a child at school.</param>
    public static SampleFamily Make(string village, int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, MostFamilies);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostMembers);
        var members = Enumerable.Range(0, size).Select(place => Member(village, number, place)).ToList();
        var card = $"{village[..6]}{CardIssuedOn}{Serial(number + 1)}";
        var address = new SampleAddress($"Jalan Contoh Nomor {number + 1}", "001", "002");
        return new SampleFamily(card, village, address, members);
    }

    private static SampleMember Member(string village, int family, int place)
    {
        var (relationship, sex, maritalStatus, born) = Shape[place];
        var birthDate = born.AddDays(family);
        var number = (family * MostMembers) + place;
        return new SampleMember(
            Nik(village, birthDate, sex, number + 1),
            SampleNames.Of(number),
            "Kota Contoh",
            birthDate,
            sex,
            SampleNames.Of(SampleNames.Count - 1 - number),
            relationship,
            maritalStatus);
    }

    /// <summary>District, day (a woman's plus 40), month and year of birth, serial: 16 digits.</summary>
    private static string Nik(string village, DateOnly birthDate, string sex, int serial)
    {
        var day = birthDate.Day + (sex == "female" ? 40 : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{village[..6]}{day:D2}{birthDate.Month:D2}{birthDate.Year % 100:D2}{Serial(serial)}");
    }

    private static string Serial(int serial) => serial.ToString("D4", CultureInfo.InvariantCulture);
}
