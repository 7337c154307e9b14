using System.Text;
using Dtks.Domain.Forms;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Forms;
using Dtks.Functions.Policies;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Forms;

/// <summary>The data files of forms: what is wrong with one is told by its code, file and place.</summary>
[Trait("rule", "RAT-2")]
public sealed class FormFilesTests
{
    private const string File = "regsosek2022-k.json";

    [Fact]
    public void Those_that_come_with_the_application_are_right()
    {
        Assert.Empty(FormFiles.Faults);
        Assert.Equal(["bdt-home-visit-2015", "regsosek2022-k"], FormFiles.Shipped().Ids[PolicyForms.Visit]);
        Assert.Equal(
            [("bdt-home-visit-2015", 7, 107), ("regsosek2022-k", 6, 122)],
            FormFiles.Shipped().Ids[PolicyForms.Visit].Select(id => FormFiles.Shipped().Named(id)).Select(f => (f.Id, f.Sections.Count, f.Sections.Sum(s => s.Questions.Count))));
        Assert.Null(FormFiles.Shipped().Find("regsosek2022"));
        Assert.Throws<InvalidOperationException>(() => FormFiles.Shipped().Named("regsosek2022"));
    }

    [Theory]
    [InlineData("/ages", "\"407\"", "form.member.unknown", "/ages")]
    [InlineData("/edition", null, "form.member.missing", "/edition")]
    [InlineData("/sections/0/questions/0/length", "\"2\"", "form.member.type", "/sections/0/questions/0/length")]
    [InlineData("/sections/0/questions/0/type", "\"kode\"", "form.member.type", "/sections/0/questions/0/type")]
    [InlineData("/id", "\" \"", FormFaultCodes.Id, "/id")]
    [InlineData("/age", "\"408\"", FormFaultCodes.Age, "/age")]
    [InlineData("/age", "\"302\"", FormFaultCodes.Age, "/age")]
    [InlineData("/sections/1/code", "\"I\"", FormFaultCodes.Section, "/sections/1")]
    [InlineData("/sections/5/questions", "[]", FormFaultCodes.Section, "/sections/5")]
    [InlineData("/sections/0/questions/0/label", "\"\"", FormFaultCodes.Section, "/sections/0/questions/0/label")]
    [InlineData("/sections/0/questions/1/code", "\"101\"", FormFaultCodes.QuestionTwice, "/sections/0/questions/1/code")]
    [InlineData("/sections/0/questions/14/options", "[]", FormFaultCodes.Options, "/sections/0/questions/14/options")]
    [InlineData("/sections/0/questions/14/options/1/code", "\"0\"", FormFaultCodes.Options, "/sections/0/questions/14/options")]
    [InlineData("/sections/0/questions/0/options", "[{\"code\":\"1\",\"label\":\"x\"}]", FormFaultCodes.Options, "/sections/0/questions/0/options")]
    [InlineData("/sections/3/questions/10/options/3/code", "\"3\"", FormFaultCodes.Options, "/sections/3/questions/10/options")]
    [InlineData("/sections/0/questions/0/length", "0", FormFaultCodes.Range, "/sections/0/questions/0")]
    [InlineData("/sections/3/questions/9/minAge", "55", FormFaultCodes.Range, "/sections/3/questions/9")]
    [InlineData("/sections/2/questions/1/askIf", "[{\"question\":\"301c\",\"codes\":[\"1\"]}]", FormFaultCodes.Condition, "/sections/2/questions/1")]
    [InlineData("/sections/2/questions/1/askIf", "[{\"question\":\"301a\",\"codes\":[\"9\"]}]", FormFaultCodes.Condition, "/sections/2/questions/1")]
    [InlineData("/sections/2/questions/1/askIf", "[{\"question\":\"303\",\"codes\":[\"1\"]}]", FormFaultCodes.Condition, "/sections/2/questions/1")]
    [InlineData("/sections/2/questions/1/askIf", "[{\"question\":\"405\",\"codes\":[\"1\"]}]", FormFaultCodes.Condition, "/sections/2/questions/1")]
    [InlineData("/sections/2/questions/1/askIf", "[{\"question\":\"301a\",\"codes\":[]}]", FormFaultCodes.Condition, "/sections/2/questions/1")]
    public void What_is_wrong_in_a_file_has_its_code_and_place(string pointer, string? value, string code, string at)
    {
        var (editions, faults) = FormFiles.Read([(File, Changed(pointer, value))]);

        Assert.Null(editions);
        Assert.Contains((code, File, at), faults.Select(f => (f.Code, f.File, f.Pointer)));
        Assert.All(faults, f => Assert.StartsWith($"{f.Code}: {File}", f.Line(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "form.file.unreadable")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "form.member.twice")]
    public void A_file_that_is_none_leaves_no_edition(string text, string code)
    {
        var (editions, faults) = FormFiles.Read([(File, Encoding.UTF8.GetBytes(text))]);

        Assert.Null(editions);
        Assert.Contains(code, faults.Select(f => f.Code));
    }

    [Fact]
    public void No_two_editions_have_one_id()
    {
        var own = Changed("/title", "\"x\"");

        Assert.Equal([(FormFaultCodes.Id, "b.json")], FormFiles.Read([("a.json", own), ("b.json", own)]).Faults.Select(f => (f.Code, f.File)));
    }

    [Fact]
    public void The_edition_of_a_day_is_that_of_its_policy_version()
    {
        var (versions, _) = PolicyFiles.Read(Path.Combine(AppContext.BaseDirectory, "Regulations"));
        var forms = new FormsInForce(FormFiles.Shipped(), versions!);

        FormInForce Of(int month, int day) => forms.Find(PolicyForms.Visit, new LocalDate(2026, month, day))!;

        Assert.Equal(("regsosek2022-k", new LocalDate(2024, 5, 8), new LocalDate(2026, 11, 19)), (Of(11, 19).Form.Id, Of(11, 19).From, Of(11, 19).Until));
        Assert.Equal(("bdt-home-visit-2015", new LocalDate(2026, 11, 20), null), (Of(11, 20).Form.Id, Of(11, 20).From, Of(11, 20).Until));
        Assert.Null(forms.Find(PolicyForms.Visit, new LocalDate(2024, 5, 7)));
        Assert.Equal((new LocalDate(2024, 5, 8), null), (forms.First(PolicyForms.Visit), forms.First("dtks-visits")));
        Assert.Null(forms.Find("dtks-visits", new LocalDate(2026, 11, 20)));
    }

    [Fact]
    public void Versions_of_one_edition_are_one_time_of_it()
    {
        var (versions, _) = PolicyFiles.Read(Path.Combine(AppContext.BaseDirectory, "Regulations"));
        var same = versions!.Latest with { Forms = versions.All[0].Forms };
        var forms = new FormsInForce(FormFiles.Shipped(), new PolicyVersions([versions.All[0], same]));

        Assert.Equal((new LocalDate(2024, 5, 8), (LocalDate?)null), (forms.Find(PolicyForms.Visit, new LocalDate(2026, 11, 20))!.From, forms.Find(PolicyForms.Visit, new LocalDate(2026, 11, 19))!.Until));
    }

    private static byte[] Changed(string pointer, string? value)
    {
        var file = JObject.Parse(Encoding.UTF8.GetString(FileFault.Resources("Forms/").Single(f => f.Name == File).Bytes));
        var steps = pointer.Split('/')[1..];
        JToken holder = file;
        foreach (var step in steps[..^1]) holder = holder[int.TryParse(step, out var index) ? index : step]!;
        if (value is null) ((JObject)holder).Remove(steps[^1]);
        else holder[steps[^1]] = JToken.Parse(value);
        return Encoding.UTF8.GetBytes(file.ToString());
    }
}
