using Dtks.Domain.Forms;
using NodaTime;

namespace Dtks.Domain.Tests.Forms;

/// <summary>What the form of the home visit asks and what it does not, by other answers, by ages and by what must be answered.</summary>
[Trait("rule", "RAT-2")]
public sealed class AskedAnswersTests
{
    private static readonly LocalDate On = new(2026, 11, 10);

    [Fact]
    public void What_must_be_answered_is_named_where_it_is_missing()
    {
        var (household, member) = (SampleForms.Household(), SampleForms.Member());
        household.Remove("III.3");
        member.Remove("IV.3");

        var faults = AnswerReader.Read(SampleForms.Bdt, household, [member], On).Violations;

        Assert.Equal([("/answers/III.3", FormViolations.AnswerMissing), ("/members/0/IV.3", FormViolations.AnswerMissing)], faults.Select(f => (f.Pointer, f.Code)));
    }

    [Theory]
    [InlineData("1", "2", null)]
    [InlineData("3", "2", FormViolations.NotAsked)]
    [InlineData(null, "2", null)]
    public void What_is_asked_after_an_answer_is_not_answered_without_it(string? light, string power, string? code)
    {
        var household = new Dictionary<string, string> { ["307b1"] = power, ["108"] = "CONTOH SATU" };
        if (light is not null) household["307a"] = light;

        Assert.Equal(code, AnswerReader.Read(SampleForms.Regsosek, household, [SampleForms.Person()], On).Violations.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_skip_that_no_source_has_is_advice()
    {
        var household = SampleForms.Household();
        (household["III.4a"], household["III.4b"]) = ("7", "1");

        Assert.Empty(AnswerReader.Read(SampleForms.Bdt, household, [SampleForms.Member()], On).Violations);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    [InlineData("5", true)]
    public void A_visit_that_was_not_completed_has_its_note(string result, bool isMissing)
    {
        var household = new Dictionary<string, string> { ["205"] = result };

        Assert.Equal(isMissing ? ["/answers/601"] : [], AnswerReader.Read(SampleForms.Regsosek, household, [SampleForms.Person()], On).Violations.Select(v => v.Pointer));
        Assert.Empty(AnswerReader.Read(SampleForms.Regsosek, new Dictionary<string, string>(household) { ["601"] = "Rumah kosong" }, [SampleForms.Person()], On).Violations);
    }

    [Theory]
    [InlineData("4", "412", "1", FormViolations.NotAsked)]
    [InlineData("5", "412", "1", null)]
    [InlineData("4", "427", "1", null)]
    [InlineData("5", "427", "1", FormViolations.NotAsked)]
    [InlineData("30", "431e", "1", null)]
    [InlineData("31", "431e", "1", FormViolations.NotAsked)]
    [InlineData("4", "IV.15", "1", null)]
    public void What_an_age_is_not_asked_it_does_not_answer(string age, string question, string answer, string? code)
    {
        var (form, member) = question.StartsWith("IV", StringComparison.Ordinal) ? (SampleForms.Bdt, SampleForms.Member()) : (SampleForms.Regsosek, SampleForms.Person());
        (member[form.Age], member[question]) = (age, answer);
        var household = form == SampleForms.Bdt ? SampleForms.Household() : new Dictionary<string, string> { ["108"] = "CONTOH SATU" };

        Assert.Equal(code, AnswerReader.Read(form, household, [member], On).Violations.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("2", "2", "10", null)]
    [InlineData("1", "2", "30", FormViolations.NotAsked)]
    [InlineData("2", "1", "30", FormViolations.NotAsked)]
    [InlineData("2", "2", "9", FormViolations.NotAsked)]
    [InlineData("2", "2", "54", null)]
    [InlineData("2", "2", "55", FormViolations.NotAsked)]
    public void Who_is_with_child_is_asked_of_married_women_alone(string sex, string married, string age, string? code)
    {
        var member = new Dictionary<string, string> { ["405"] = sex, ["408"] = married, ["407"] = age, ["410"] = "1" };

        Assert.Equal(code, AnswerReader.Read(SampleForms.Regsosek, new Dictionary<string, string> { ["108"] = "CONTOH SATU" }, [member], On).Violations.SingleOrDefault()?.Code);
    }

    [Fact]
    public void What_one_answer_rules_out_is_not_asked_though_another_is_missing()
    {
        var member = new Dictionary<string, string> { ["405"] = "1", ["407"] = "30", ["410"] = "1" };
        string? Code() => AnswerReader.Read(SampleForms.Regsosek, new Dictionary<string, string> { ["108"] = "CONTOH SATU" }, [member], On).Violations.SingleOrDefault()?.Code;

        Assert.Equal(FormViolations.NotAsked, Code());
        member["405"] = "2";
        Assert.Null(Code());
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    [InlineData(null, true)]
    public void What_must_be_answered_is_missing_unless_an_answer_says_that_it_is_not_asked(string? before, bool isMissing)
    {
        var first = new FormQuestion("1", "Pertama", AnswerType.Choice, [new("1", "Ya"), new("2", "Tidak")]);
        var second = new FormQuestion("2", "Kedua", AnswerType.Text, Required: true, AskIf: [new("1", ["1"])]);
        var form = SampleForms.Regsosek with { Sections = [new("I", "Satu", FormScope.Household, [first, second, new("3", "Ketiga", AnswerType.Text)]), .. SampleForms.Regsosek.Sections.Where(s => s.Scope == FormScope.Member)] };
        var household = new Dictionary<string, string> { ["3"] = "CONTOH" };
        if (before is not null) household["1"] = before;

        Assert.Equal(isMissing ? ["/answers/2 form.answerMissing"] : [], AnswerReader.Read(form, household, [SampleForms.Person()], On).Violations.Select(v => $"{v.Pointer} {v.Code}"));
    }
}
