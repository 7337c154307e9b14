using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Tests.Forms;

/// <summary>Answers to the form of the home visit, by either edition: each code of its source is taken, and what is none is told at its place.</summary>
[Trait("rule", "RAT-2")]
public sealed class AnswerReaderTests
{
    private static readonly LocalDate On = new(2026, 11, 10);

    public static TheoryData<string, string> Coded()
    {
        var data = new TheoryData<string, string>();
        foreach (var form in new[] { SampleForms.Bdt, SampleForms.Regsosek })
        {
            foreach (var (_, question, _, _) in SampleForms.Options(form)) data.Add(form.Id, question);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Coded))]
    public void Every_code_of_the_source_is_taken_and_no_other(string edition, string question)
    {
        var form = SampleForms.All.Named(edition);
        var (scope, _, isSum, codes) = SampleForms.Options(form).Single(o => o.Question == question);

        // What a question asked only of some ages or after some answers takes is looked at in its own tests.
        string? Fault(string answer) => Faults(form, scope, question, answer)
            .FirstOrDefault(v => v.Pointer!.EndsWith("/" + question, StringComparison.Ordinal) && v.Code != FormViolations.NotAsked)?.Code;

        Assert.All(codes, code => Assert.Null(Fault(code)));
        var others = Enumerable.Range(0, 130).SelectMany(n => new[] { $"{n}", $"{n:00}" }).Append("x").Append(string.Empty).Except(codes).Distinct();
        if (isSum)
        {
            var added = codes.Select(int.Parse).Where(c => c is 0 or 1 or 2 or 4 or 8 or 16 or 32).ToList();
            var sums = Enumerable.Range(0, added.Sum() + 1).Where(n => added.Contains(n) || n > 0).Select(n => $"{n}").ToHashSet(StringComparer.Ordinal);
            Assert.Equal(sums.Union(codes).Order(), others.Concat(codes).Distinct().Where(a => Fault(a) is null).Order());
        }
        else
        {
            Assert.All(others, other => Assert.True(Fault(other) is FormViolations.OptionUnknown or FormViolations.YesNo, other));
        }
    }

    [Theory]
    [InlineData("V.1a", "1", null)]
    [InlineData("V.1b", "3", null)]
    [InlineData("V.1b", "1", FormViolations.YesNo)]
    [InlineData("V.1a", "4", FormViolations.YesNo)]
    [InlineData("V.1b", "5", FormViolations.OptionUnknown)]
    [InlineData("III.4b", "3", FormViolations.OptionUnknown)]
    public void Yes_and_no_are_coded_by_turns(string question, string answer, string? code)
    {
        var fault = Faults(SampleForms.Bdt, FormScope.Household, question, answer).SingleOrDefault();

        Assert.Equal(code, fault?.Code);
        if (code == FormViolations.YesNo) Assert.Equal(question == "V.1b" ? ("3", "4") : ("1", "2"), (fault!.Args!["yes"], fault.Args["no"]));
    }

    [Fact]
    public void What_one_edition_calls_earth_is_no_code_or_another_in_the_other()
    {
        Assert.Equal(FormViolations.OptionUnknown, Faults(SampleForms.Regsosek, FormScope.Household, "303", "09").Single().Code);
        Assert.Equal(FormViolations.OptionUnknown, Faults(SampleForms.Bdt, FormScope.Household, "III.3", "8").Single().Code);
        Assert.Equal(FormViolations.QuestionUnknown, Faults(SampleForms.Regsosek, FormScope.Household, "III.3", "09").Single().Code);
    }

    [Theory]
    [InlineData("II.1", "2026-11-10", null)]
    [InlineData("II.1", "2026-11-11", FormViolations.AfterVisit)]
    [InlineData("II.1", "10-11-2026", InputViolations.DateFormat)]
    [InlineData("I.1", "32", null)]
    [InlineData("I.1", "3", FormViolations.Digits)]
    [InlineData("I.1", "3a", FormViolations.Digits)]
    [InlineData("I.8", "0", null)]
    [InlineData("I.8", "-1", FormViolations.Whole)]
    [InlineData("I.8", "1000000", FormViolations.Whole)]
    [InlineData("V.3al", "120,5", null)]
    [InlineData("V.3al", "1.250", FormViolations.Fraction)]
    [InlineData("V.3al", "1.2.3", FormViolations.Fraction)]
    [InlineData("I.6", " ", InputViolations.TextLength)]
    [InlineData("IV.3", "1", FormViolations.QuestionElsewhere)]
    [InlineData("a/b", "1", FormViolations.QuestionUnknown)]
    public void Each_kind_of_answer_is_held_to_its_form(string question, string answer, string? code)
    {
        var fault = Faults(SampleForms.Bdt, FormScope.Household, question, answer).SingleOrDefault();

        Assert.Equal(code, fault?.Code);
        if (code is not null) Assert.Equal($"/answers/{question.Replace("/", "~1", StringComparison.Ordinal)}", fault!.Pointer);
    }

    [Theory]
    [InlineData("IV.7", "150", null)]
    [InlineData("IV.7", "151", FormViolations.Whole)]
    [InlineData("IV.2n", "3210111111111111", null)]
    [InlineData("IV.2n", "321011111111111", "person.nikFormat")]
    [InlineData("III.3", "01", FormViolations.QuestionElsewhere)]
    public void Of_a_member_too(string question, string answer, string? code)
    {
        var fault = Faults(SampleForms.Bdt, FormScope.Member, question, answer).SingleOrDefault();

        Assert.Equal(code, fault?.Code);
        if (code is not null) Assert.Equal($"/members/0/{question}", fault!.Pointer);
    }

    [Theory]
    [InlineData("2026-11", null)]
    [InlineData("2026-12", FormViolations.AfterVisit)]
    [InlineData("November", FormViolations.Month)]
    public void A_month_is_none_after_the_visit(string month, string? code) =>
        Assert.Equal(code, Faults(SampleForms.Regsosek, FormScope.Household, "501a.akhir", month).SingleOrDefault()?.Code);

    [Fact]
    public void Whose_question_it_is_is_told_where_it_is_answered_among_the_others()
    {
        string Belongs(FormScope scope, string question) => Faults(SampleForms.Bdt, scope, question, "1").Single(v => v.Code == FormViolations.QuestionElsewhere).Args!["belongs"];

        Assert.Equal(("members", "answers"), (Belongs(FormScope.Household, "IV.3"), Belongs(FormScope.Member, "III.3")));
    }

    [Fact]
    public void Nothing_no_members_and_too_many_are_told()
    {
        var household = new Dictionary<string, string> { ["108"] = "CONTOH SATU" };
        string[] Codes(IReadOnlyDictionary<string, string>? answers, IReadOnlyList<IReadOnlyDictionary<string, string>?>? members) =>
            [.. AnswerReader.Read(SampleForms.Regsosek, answers, members, On).Violations.Select(v => $"{v.Pointer} {v.Code}")];

        Assert.Equal(["/answers input.required", "/members input.required"], Codes(null, null));
        Assert.Equal(["/answers form.empty", "/members list.size"], Codes(new Dictionary<string, string>(), []));
        Assert.Equal(["/members list.size"], Codes(household, [.. Enumerable.Repeat(SampleForms.Person(), AnswerReader.MaxMembers + 1)]));
        Assert.Empty(Codes(household, [.. Enumerable.Repeat(SampleForms.Person(), AnswerReader.MaxMembers)]));
        Assert.Equal(["/answers form.tooMany"], Codes(Enumerable.Range(0, 500).ToDictionary(i => $"x{i}", _ => "1"), [SampleForms.Person()]));
        Assert.Equal(100, Codes(household, [.. Enumerable.Repeat(new Dictionary<string, string> { ["x"] = "1", ["y"] = "1" }, 60)]).Length);
    }

    [Fact]
    public void What_phones_put_around_a_code_goes_and_answers_stand_in_the_forms_order()
    {
        var household = new Dictionary<string, string> { ["303"] = " 8\u200B", ["108"] = " CONTOH SATU " };

        var read = AnswerReader.Read(SampleForms.Regsosek, household, [SampleForms.Person()], On).Value!;

        Assert.Equal([("108", "CONTOH SATU"), ("303", "8")], read.Household.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public void What_differs_between_answers_is_told_by_its_place_alone()
    {
        var before = new FormAnswers(new Dictionary<string, string> { ["303"] = "8", ["302"] = "36" }, [SampleForms.Person()]);
        var after = new FormAnswers(new Dictionary<string, string> { ["303"] = "7", ["304"] = "1", ["302"] = "36" }, [SampleForms.Person(), SampleForms.Person()]);

        Assert.Equal(["/answers/303", "/answers/304", "/members/1/402"], after.Differing(before));
        Assert.Equal(after.Differing(before), before.Differing(after));
        Assert.Equal("[answers]", after.ToString());
    }

    private static IReadOnlyList<Violation> Faults(Form form, FormScope scope, string question, string answer)
    {
        var isBdt = form == SampleForms.Bdt;
        var household = isBdt ? SampleForms.Household() : new Dictionary<string, string> { ["108"] = "CONTOH SATU" };
        var member = isBdt ? SampleForms.Member() : SampleForms.Person();
        (scope == FormScope.Household ? household : member)[question] = answer;
        if (question == "205") household["601"] = "Catatan";
        return AnswerReader.Read(form, household, [member], On).Violations;
    }
}
