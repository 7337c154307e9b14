using System.Globalization;

namespace Dtks.Demo.Policies;

/// <summary>
/// A policy version that does not exist, as a file that a host takes in (<c>Policies:Directory</c>): other days, limits, one more ground, another determination day, another
/// edition of the form. It comes into force in the middle of a month, after all that the story tells of the version before it.
/// </summary>
/// <param name="FirstDay">The first day it holds, in each village's zone.</param>
public sealed record SecondPolicy(DateOnly FirstDay)
{
    private const string Template = "Dtks.Demo.Policies.second.json";
    private const string Placeholder = "DAY";
    private const int DaysToLapse = 33;
    private const int MonthsToClose = 3;
    private const int DayOfMonth = 20;

    /// <summary>Its id.</summary>
    public string Id => $"{Day}/1";

    private string Day => FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>That of a story which begins on a day: proposals lapse first, a month is verified, another closes.</summary>
    public static SecondPolicy After(DateOnly start)
    {
        var lapsed = start.AddDays(DaysToLapse);
        return new SecondPolicy(new DateOnly(lapsed.Year, lapsed.Month, DayOfMonth).AddMonths(MonthsToClose));
    }

    /// <summary>Writes its file into a directory, which is made where there is none.</summary>
    /// <returns>The directory.</returns>
    public string WriteTo(string directory)
    {
        using var stream = typeof(SecondPolicy).Assembly.GetManifestResourceStream(Template)!;
        using var reader = new StreamReader(stream);
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, $"{Day}-1.json"), reader.ReadToEnd().Replace(Placeholder, Day, StringComparison.Ordinal));
        return directory;
    }
}
