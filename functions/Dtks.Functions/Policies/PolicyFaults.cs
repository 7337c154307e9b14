using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Forms;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Policies;

/// <summary>What is wrong with policy files that could be read: with each, and with all together.</summary>
internal static partial class PolicyFaults
{
    private const string Once = "give each its own";
    private const string NoDeciles = "is not a first and a last decile from 1 to 10";
    private const string WriteDeciles = "write them like [1, 4], or leave it out where nothing is limited";

    /// <summary>What is wrong with one file.</summary>
    public static IEnumerable<FileFault> Of(string name, PolicyFile file) =>
        Id(name, file).Concat(Ranges(name, file)).Concat(Grounds(name, file)).Concat(Determination(name, file)).Concat(Forms(name, file)).Concat(Deciles(name, file)).Concat(ReturnReasons(name, file));

    /// <summary>What is wrong between files, each of which is right: every day from the first version's on has exactly one.</summary>
    public static IEnumerable<FileFault> Between(IReadOnlyList<(string Name, PolicyFile File)> files)
    {
        foreach (var same in files.GroupBy(f => f.File.Id).Where(g => g.Count() > 1))
        {
            yield return new(PolicyFaultCodes.IdTwice, same.ElementAt(1).Name, "/id", $"is that of {same.First().Name} too", "never change a version: make another, that begins on a later day");
        }

        var ordered = files.OrderBy(f => f.File.From).ToList();
        foreach (var ((before, earlier), (name, later)) in ordered.Zip(ordered.Skip(1)))
        {
            if (earlier.From == later.From && earlier.Id != later.Id)
            {
                yield return new(PolicyFaultCodes.FromTwice, name, "/from", $"is that of {before} too", Once);
            }
            else if (earlier.Until >= later.From)
            {
                yield return new(PolicyFaultCodes.Overlap, before, "/until", $"lies in the days of {name}", $"set it to {Day(later.From.PlusDays(-1))}, or leave it out");
            }
            else if (earlier.Until is { } until && until.PlusDays(1) != later.From)
            {
                yield return new(PolicyFaultCodes.Gap, before, "/until", $"leaves days without a version before {name}", $"set it to {Day(later.From.PlusDays(-1))}, or leave it out");
            }
        }

        if (ordered.Count > 0 && ordered[^1].File.Until is not null)
        {
            yield return new(PolicyFaultCodes.Gap, ordered[^1].Name, "/until", "leaves the days after it without a version", "leave it out until the next version is known");
        }
    }

    private static IEnumerable<FileFault> Id(string name, PolicyFile file)
    {
        if (!Number().IsMatch(file.Id) || !file.Id.StartsWith(Day(file.From) + "/", StringComparison.Ordinal))
        {
            yield return new(PolicyFaultCodes.Id, name, "/id", "is not the day in 'from' and a number", $"write it like {Day(file.From)}/1");
        }

        if (file.Until < file.From)
        {
            yield return new(PolicyFaultCodes.MemberRange, name, "/until", "lies before 'from'", "set it to the version's last day, or leave it out");
        }
    }

    private static IEnumerable<FileFault> Ranges(string name, PolicyFile file) =>
        PolicyRanges.Faults(file).Select(f => new FileFault(PolicyFaultCodes.MemberRange, name, f.Pointer, f.Wrong, "look it up in the regulation and write it so"));

    private static IEnumerable<FileFault> Grounds(string name, PolicyFile file)
    {
        if (file.Grounds.Count == 0)
        {
            yield return new(PolicyFaultCodes.Grounds, name, "/grounds", "is empty", "list the grounds of VER-5 from number 1 on");
        }

        for (var i = 0; i < file.Grounds.Count; i++)
        {
            var ground = file.Grounds[i];
            if (ground.Number != i + 1)
            {
                yield return new(PolicyFaultCodes.Grounds, name, $"/grounds/{i}/number", $"is not {i + 1}", "let grounds count from 1 on without a gap");
            }

            if (string.IsNullOrWhiteSpace(ground.Code) || file.Grounds.Take(i).Any(g => g.Code == ground.Code))
            {
                yield return new(PolicyFaultCodes.Grounds, name, $"/grounds/{i}/code", "is empty, or another ground's too", Once);
            }

            if (string.IsNullOrWhiteSpace(ground.Text.Id) || string.IsNullOrWhiteSpace(ground.Text.En))
            {
                yield return new(PolicyFaultCodes.Grounds, name, $"/grounds/{i}/text", "is empty in a language", "say the ground in both");
            }
        }
    }

    private static IEnumerable<FileFault> Determination(string name, PolicyFile file)
    {
        if (file.Determination.Day is < 1 or > 28)
        {
            yield return new(PolicyFaultCodes.Determination, name, "/determination/day", "is not from 1 to 28", "write the day of the month after the period");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < file.Determination.Dates.Count; i++)
        {
            var (period, on) = file.Determination.Dates[i];
            if (!CyclePeriod.TryParse(period, out var month) || !seen.Add(period))
            {
                yield return new(PolicyFaultCodes.Determination, name, $"/determination/dates/{i}/period", "is no month as yyyy-MM, or stands there twice", "name each month once");
            }
            else if (on <= month.LastDay)
            {
                yield return new(PolicyFaultCodes.Determination, name, $"/determination/dates/{i}/on", "does not lie after its period", $"set it to {Day(month.LastDay.PlusDays(1))} or later");
            }
        }
    }

    private static IEnumerable<FileFault> Deciles(string name, PolicyFile file)
    {
        foreach (var (programme, deciles) in file.ProgrammeDeciles ?? new Dictionary<string, IReadOnlyList<int>>())
        {
            if (!WireName.TryParse<Programme>(programme, out _))
            {
                yield return new(PolicyFaultCodes.Deciles, name, $"/programmeDeciles/{programme}", "is no programme", $"name one of {string.Join(", ", Enum.GetValues<Programme>().Select(p => WireName.Of(p)))}");
            }
            else if (!AreDeciles(deciles))
            {
                yield return new(PolicyFaultCodes.Deciles, name, $"/programmeDeciles/{programme}", NoDeciles, WriteDeciles);
            }
        }

        if (file.RegisterDeciles is { } register && !AreDeciles(register))
        {
            yield return new(PolicyFaultCodes.Deciles, name, "/registerDeciles", NoDeciles, WriteDeciles);
        }
    }

    private static IEnumerable<FileFault> ReturnReasons(string name, PolicyFile file)
    {
        if (file.Cards is not { ReturnReasons: var reasons })
        {
            yield break;
        }

        if (reasons.Count == 0)
        {
            yield return new(PolicyFaultCodes.ReturnReasons, name, "/cards/returnReasons", "is empty", "list the reasons of CRD-1, or leave 'cards' out");
        }

        for (var i = 0; i < reasons.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(reasons[i].Code) || reasons.Take(i).Any(r => r.Code == reasons[i].Code))
            {
                yield return new(PolicyFaultCodes.ReturnReasons, name, $"/cards/returnReasons/{i}/code", "is empty, or another reason's too", Once);
            }

            if (string.IsNullOrWhiteSpace(reasons[i].Text.Id) || string.IsNullOrWhiteSpace(reasons[i].Text.En))
            {
                yield return new(PolicyFaultCodes.ReturnReasons, name, $"/cards/returnReasons/{i}/text", "is empty in a language", "say the reason in both");
            }
        }
    }

    private static bool AreDeciles(IReadOnlyList<int> deciles) => deciles is [>= DecileRange.Least and var from, <= DecileRange.Most and var to] && from <= to;

    private static IEnumerable<FileFault> Forms(string name, PolicyFile file)
    {
        var (known, seen) = (FormFiles.Shipped().Ids, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < file.Forms.Count; i++)
        {
            var (form, edition) = file.Forms[i];
            if (!known.TryGetValue(form, out var editions) || !seen.Add(form))
            {
                yield return new(PolicyFaultCodes.FormUnknown, name, $"/forms/{i}/form", "is no form, or stands there twice", $"name each of {string.Join(", ", known.Keys)} once");
            }
            else if (!editions.Contains(edition))
            {
                yield return new(PolicyFaultCodes.FormUnknown, name, $"/forms/{i}/edition", $"is no edition of {form}", $"name one of {string.Join(", ", editions)}");
            }
        }

        foreach (var missing in known.Keys.Except(file.Forms.Select(f => f.Form)))
        {
            yield return new(PolicyFaultCodes.FormUnknown, name, "/forms", $"does not name {missing}", "name the edition of each form that is in force");
        }
    }

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}/[1-9]\d{0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
