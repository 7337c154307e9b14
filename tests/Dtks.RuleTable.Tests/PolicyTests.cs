using Dtks.RuleTable.Policy;

namespace Dtks.RuleTable.Tests;

public sealed class PolicyTests
{
    [Fact]
    public void An_item_with_its_id_in_bold_is_a_rule_to_the_next_item_heading_or_empty_line()
    {
        var rules = PolicyRule.ReadAll("# Policy\nSUB-9 is only named.\n- **SUB-1** Three sources, and\n  no more. S2\n- **SUB-10** Another: one.\n\nNot of it.\n- a list\n## OTH\n- **OTH-1** Last\n");

        Assert.Equal(["SUB-1", "SUB-10", "OTH-1"], rules.Select(r => r.Id));
        Assert.Equal("Three sources, and no more. S2", rules[0].Statement);
        Assert.Equal("Three sources, and no more", rules[0].Short);
        Assert.Equal("Another: one.", rules[1].Statement);
        Assert.Equal("Last", rules[2].Short);
        Assert.Equal("OTH", rules[2].Subject);
    }

    [Fact]
    public void A_policy_without_rules_or_with_one_twice_is_refused()
    {
        Assert.Contains("states no rule", Assert.Throws<SourceException>(() => PolicyRule.ReadAll("# Policy")).Message, StringComparison.Ordinal);
        Assert.Contains("SUB-1 twice", Assert.Throws<SourceException>(() => PolicyRule.ReadAll("- **SUB-1** a\n- **SUB-1** b\n")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"neverRefuses":{},"notYet":{},"other":{}}""")]
    [InlineData("""{"neverRefuses":{}}""")]
    [InlineData("""{"neverRefuses":{"SUB-1":"a","SUB-1":"b"},"notYet":{}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Notes_that_are_not_as_they_should_be_are_refused(string json) =>
        Assert.Contains(RuleNotes.File, Assert.Throws<SourceException>(() => RuleNotes.Read(json)).Message, StringComparison.Ordinal);
}
