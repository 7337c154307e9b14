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

        Assert.Equal(code, AnswerReader.Read(SampleForms.Regsosek, household, [Person()], On).Violations.SingleOrDefault()?.Code);
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

        Assert.Equal(isMissing ? ["/answers/601"] : [], AnswerReader.Read(SampleForms.Regsosek, household, [Person()], On).Violations.Select(v => v.Pointer));
        Assert.Empty(AnswerReader.Read(SampleForms.Regsosek, new Dictionary<string, string>(household) { ["601"] = "Rumah kosong" }, [Person()], On).Violations);
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
        var (form, member) = question.StartsWith("IV", StringComparison.Ordinal) ? (SampleForms.Bdt, SampleForms.Member()) : (SampleForms.Regsosek, Person());
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

        Assert.Equal(isMissing ? ["/answers/2 form.answerMissing"] : [], AnswerReader.Read(form, household, [Person()], On).Violations.Select(v => $"{v.Pointer} {v.Code}"));
    }

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
        Assert.Equal(["/members list.size"], Codes(household, [.. Enumerable.Repeat(Person(), AnswerReader.MaxMembers + 1)]));
        Assert.Empty(Codes(household, [.. Enumerable.Repeat(Person(), AnswerReader.MaxMembers)]));
        Assert.Equal(["/answers form.tooMany"], Codes(Enumerable.Range(0, 500).ToDictionary(i => $"x{i}", _ => "1"), [Person()]));
        Assert.Equal(100, Codes(household, [.. Enumerable.Repeat(new Dictionary<string, string> { ["x"] = "1", ["y"] = "1" }, 60)]).Length);
    }

    [Fact]
    public void What_phones_put_around_a_code_goes_and_answers_stand_in_the_forms_order()
    {
        var household = new Dictionary<string, string> { ["303"] = " 8\u200B", ["108"] = " CONTOH SATU " };

        var read = AnswerReader.Read(SampleForms.Regsosek, household, [Person()], On).Value!;

        Assert.Equal([("108", "CONTOH SATU"), ("303", "8")], read.Household.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public void What_differs_between_answers_is_told_by_its_place_alone()
    {
        var before = new FormAnswers(new Dictionary<string, string> { ["303"] = "8", ["302"] = "36" }, [Person()]);
        var after = new FormAnswers(new Dictionary<string, string> { ["303"] = "7", ["304"] = "1", ["302"] = "36" }, [Person(), Person()]);

        Assert.Equal(["/answers/303", "/answers/304", "/members/1/402"], after.Differing(before));
        Assert.Equal(after.Differing(before), before.Differing(after));
        Assert.Equal("[answers]", after.ToString());
    }

    private static Dictionary<string, string> Person() => new() { ["402"] = "CONTOH DUA" };

    private static IReadOnlyList<Violation> Faults(Form form, FormScope scope, string question, string answer)
    {
        var isBdt = form == SampleForms.Bdt;
        var household = isBdt ? SampleForms.Household() : new Dictionary<string, string> { ["108"] = "CONTOH SATU" };
        var member = isBdt ? SampleForms.Member() : Person();
        (scope == FormScope.Household ? household : member)[question] = answer;
        if (question == "205") household["601"] = "Catatan";
        return AnswerReader.Read(form, household, [member], On).Violations;
    }
}
