using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>What every entry of a code says.</summary>
/// <param name="Roles">Who does it.</param>
/// <param name="Rule">The rule that decides, or those of which one does; null where none does.</param>
/// <param name="About">What the target's id begins with.</param>
/// <param name="Fields">Members that are changed or shown; there may be more.</param>
/// <param name="IsDecided">Whether it is decided under a policy version.</param>
public sealed record AuditedCase(string Roles, string? Rule, string About, string Fields, bool IsDecided = true)
{
    private const string Policy = "2024-05-09/1";

    /// <summary>Holds an entry of the story against it.</summary>
    public void Hold(JToken entry, AuditedStory story)
    {
        var (subject, role) = ((string)entry["subject"]!, (string)entry["role"]!);
        Assert.Contains(role, Roles.Split(' '));
        Assert.True(role == "system" ? subject == role : subject.StartsWith(role + "-", StringComparison.Ordinal), $"{subject} as {role}");
        Assert.InRange(DateTimeOffset.Parse((string)entry["at"]!, CultureInfo.InvariantCulture), story.From, story.Until);
        Assert.True(Rule is null ? (string?)entry["rule"] is null : Rule.Split(' ').Contains((string?)entry["rule"]), $"{entry["action"]} by {entry["rule"]}");
        Assert.Equal(IsDecided ? Policy : null, (string?)entry["policy"]);
        Assert.Equal(About, ((string)entry["about"]!).Split('-')[0]);
        Assert.Empty(Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(entry["fields"]!.Select(f => (string)f!)));
        Assert.Matches("^[0-9a-f]{32}$", (string?)entry["traceId"]);
    }
}
