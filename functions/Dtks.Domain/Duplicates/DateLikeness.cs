using NodaTime;

namespace Dtks.Domain.Duplicates;

/// <summary>How alike two birth dates are. What is near has the year in common, or day and month.</summary>
internal static class DateLikeness
{
    private const int LastDay = 31;
    private const int December = 12;
    private const int July = 7;

    /// <summary>Of two dates.</summary>
    public static FieldAgreement Of(LocalDate a, LocalDate b)
    {
        if (a == b) return FieldAgreement.Same;
        if (a.Year != b.Year) return a.Month == b.Month && a.Day == b.Day && IsDigitApart(a.Year, b.Year) ? FieldAgreement.Near : FieldAgreement.Different;
        if (a.Day == b.Month && a.Month == b.Day) return FieldAgreement.Swapped;
        return IsShared(a) || IsShared(b) || IsDigitApart((a.Month * 100) + a.Day, (b.Month * 100) + b.Day) ? FieldAgreement.Near : FieldAgreement.Different;
    }

    /// <summary>Whether it is a day that stands where the year alone is known, as thousands have it.</summary>
    public static bool IsShared(LocalDate date) => date is { Day: 1, Month: 1 or July } or { Day: LastDay, Month: December };

    // One digit is another, or two neighbours stand in each other's place.
    private static bool IsDigitApart(int a, int b)
    {
        var (first, second, count) = (0, 0, 0);
        for (var place = 1; place <= 1000; place *= 10)
        {
            if (a / place % 10 == b / place % 10) continue;
            (first, second) = (second, place);
            count++;
        }

        return count == 1 || (count == 2 && second == first * 10 && a / first % 10 == b / second % 10 && a / second % 10 == b / first % 10);
    }
}
