namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// Every event that a function can bring about, and every read of a record, is seen in the trail over HTTP: by whom, in which role, when, under which rule
/// and policy version, and which fields. A new code without a case here fails, and so does one that nobody does once a function gives its command.
/// </summary>
[Collection("audited story")]
[Trait("rule", "REG-3")]
public sealed class EveryCodeTests(AuditedStory story)
{
    // Codes that nothing does yet, with the command that would: no function gives it.
    private static readonly Dictionary<string, string> NobodyDoes = new(StringComparer.Ordinal)
    {
    };

    private static readonly IReadOnlyDictionary<string, AuditedCase> Cases = AuditedStory.Cases();

    public static TheoryData<string> Codes() => [.. ProductCodes.Events().Concat(ProductCodes.Reads()).Union(Cases.Keys).Except(NobodyDoes.Keys)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_entry_says_who_did_it_when_under_which_rule_and_what_of_the_record(string code)
    {
        var expected = Cases.GetValueOrDefault(code);
        Assert.True(expected is not null, $"{code} has no case: add it to a chapter of the story (IAuditedChapter), say who does it, and have it done there.");
        var entries = story.Trail.Where(e => (string)e["action"]! == code).ToList();

        Assert.NotEmpty(entries);
        Assert.All(entries, entry => expected.Hold(entry, story));
    }

    [Fact]
    public void What_nobody_does_no_function_can_do() =>
        Assert.All(NobodyDoes, code => Assert.False(ProductCodes.IsGiven(code.Value), $"{code.Value} is given: {code.Key} needs a case."));

    [Fact]
    public void What_the_story_leaves_is_known() =>
        Assert.Empty(story.Trail.Select(e => (string)e["action"]!).Distinct().Except(Cases.Keys));
}
