using System.Text.Json;
using Dtks.Domain.Policies;
using NodaTime.Text;

namespace Dtks.Domain.Tests;

/// <summary>The policy version in force, from the product's own file.</summary>
internal static class SamplePolicy
{
    public static PolicyVersion InForce { get; } = Read("2024-05-08-1.json");

    private static PolicyVersion Read(string file)
    {
        using var stream = typeof(SamplePolicy).Assembly.GetManifestResourceStream(file)!;
        using var json = JsonDocument.Parse(stream);
        var (all, figures) = (json.RootElement, json.RootElement.GetProperty("parameters"));
        int Figure(string name) => figures.GetProperty(name).GetInt32();
        static List<int> Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetInt32())];
        return new PolicyVersion
        {
            Id = all.GetProperty("id").GetString()!,
            EffectiveFrom = LocalDatePattern.Iso.Parse(all.GetProperty("from").GetString()!).Value,
            Regulation = all.GetProperty("regulation").GetString()!,
            Source = all.GetProperty("source").GetString()!,
            SourceDate = LocalDatePattern.Iso.Parse(all.GetProperty("sourceDate").GetString()!).Value,
            LapseDays = Figure("lapseDays"),
            AddressThresholdPercent = Figure("addressThresholdPercent"),
            RequiredPopulationFields = Figure("requiredPopulationFields"),
            MismatchesPerCallerDay = Figure("mismatchesPerCallerDay"),
            MismatchesPerNikWeek = Figure("mismatchesPerNikWeek"),
            RegistrationRequired = figures.GetProperty("registrationRequired").GetBoolean(),
            DeliberationIntervalMonths = Figure("deliberationIntervalMonths"),
            DeliberationReminderDays = Numbers(figures.GetProperty("deliberationReminderDays")),
            PublicCountsFrom = Figure("publicCountsFrom"),
            CardDeliberationDays = Figure("cardDeliberationDays"),
            CardReminderDays = Numbers(all.GetProperty("cards").GetProperty("reminderDays")),
            CardReturnReasons = [.. all.GetProperty("cards").GetProperty("returnReasons").EnumerateArray().Select(Reason)],
            AdultAgeYears = Figure("adultAgeYears"),
            LeastAgeMarriedYears = Figure("leastAgeMarriedYears"),
            LeastAgeParentYears = Figure("leastAgeParentYears"),
            NoticeDays = Figure("noticeDays"),
            AppealDays = Figure("appealDays"),
            SheetPageLines = Figure("sheetPageLines"),
            Grounds = [.. all.GetProperty("grounds").EnumerateArray().Select(Ground)],
            DeterminationDay = all.GetProperty("determination").GetProperty("day").GetInt32(),
            SheetReminderDays = Numbers(all.GetProperty("sheet").GetProperty("reminderDays")),
            Forms = all.GetProperty("forms").EnumerateArray().ToDictionary(f => f.GetProperty("form").GetString()!, f => f.GetProperty("edition").GetString()!),
        };
    }

    private static PolicyReason Reason(JsonElement reason) => new(
        reason.GetProperty("code").GetString()!,
        new PolicyText(reason.GetProperty("text").GetProperty("id").GetString()!, reason.GetProperty("text").GetProperty("en").GetString()!));

    private static PolicyGround Ground(JsonElement ground) => new(
        ground.GetProperty("number").GetInt32(),
        ground.GetProperty("code").GetString()!,
        new PolicyText(ground.GetProperty("text").GetProperty("id").GetString()!, ground.GetProperty("text").GetProperty("en").GetString()!));
}
