using System.Text;
using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Policies;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Policies;

/// <summary>Policy files: what is wrong with one is told by its code, file and place, and nothing is decided under it.</summary>
public sealed partial class PolicyFilesTests
{
    private const string First = "2024-05-08-1.json";
    private const string Later = "2026-11-20-1.json";

    private static readonly string Regulations = Path.Combine(AppContext.BaseDirectory, "Regulations");

    [Fact]
    public void Those_that_come_with_the_application_are_right()
    {
        var version = Assert.Single(PolicyFiles.Shipped().All);

        Assert.Equal(("2024-05-08/1", new LocalDate(2024, 5, 8), "Keputusan Menteri Sosial 73/HUK/2024"), (version.Id, version.EffectiveFrom, version.Regulation));
        Assert.Equal((15, 17, "regsosek2022-k"), (version.HighestGround, version.DeterminationDay, version.Forms[PolicyForms.Visit]));
    }

    [Fact]
    public void A_directory_adds_versions_to_them()
    {
        var (versions, faults) = PolicyFiles.Read(Regulations);

        Assert.Empty(faults);
        Assert.Equal(["2024-05-08/1", "2026-11-20/1"], versions!.All.Select(v => v.Id));
        Assert.Equal((30, 10), (versions.At(new LocalDate(2026, 11, 19)).LapseDays, versions.At(new LocalDate(2026, 11, 20)).LapseDays));
        Assert.Equal(new LocalDate(2027, 1, 20), versions.Latest.DeterminationDates["2026-12"]);
        Assert.Equal((16, "bdt-home-visit-2015"), (versions.Latest.HighestGround, versions.Latest.Forms[PolicyForms.Visit]));
        Assert.Equal((0, new DecileRange(1, 4)), (versions.All[0].ProgrammeDeciles.Count, versions.All[0].RegisterDeciles));
        Assert.Equal((new DecileRange(1, 4), new DecileRange(1, 5)), (versions.Latest.ProgrammeDeciles["PKH"], versions.Latest.ProgrammeDeciles["PBI-JKN"]));
    }

    [Theory]
    [InlineData("/lapseDay", "1", PolicyFaultCodes.MemberUnknown, "/lapseDay")]
    [InlineData("/parameters/lapsDays", "30", PolicyFaultCodes.MemberUnknown, "/parameters/lapsDays")]
    [InlineData("/parameters/noticeDays", null, PolicyFaultCodes.MemberMissing, "/parameters/noticeDays")]
    [InlineData("/determination", null, PolicyFaultCodes.MemberMissing, "/determination")]
    [InlineData("/parameters/lapseDays", "\"30\"", PolicyFaultCodes.MemberType, "/parameters/lapseDays")]
    [InlineData("/parameters/lapseDays", "30.5", PolicyFaultCodes.MemberType, "/parameters/lapseDays")]
    [InlineData("/parameters/lapseDays", "null", PolicyFaultCodes.MemberType, "/parameters/lapseDays")]
    [InlineData("/parameters/lapseDays", "1e400", PolicyFaultCodes.MemberType, "/parameters/lapseDays")]
    [InlineData("/parameters/registrationRequired", "\"yes\"", PolicyFaultCodes.MemberType, "/parameters/registrationRequired")]
    [InlineData("/from", "\"2024-02-30\"", PolicyFaultCodes.MemberType, "/from")]
    [InlineData("/grounds/0", "1", PolicyFaultCodes.MemberType, "/grounds/0")]
    [InlineData("/parameters/lapseDays", "0", PolicyFaultCodes.MemberRange, "/parameters/lapseDays")]
    [InlineData("/parameters/lapseDays", "367", PolicyFaultCodes.MemberRange, "/parameters/lapseDays")]
    [InlineData("/parameters/addressThresholdPercent", "101", PolicyFaultCodes.MemberRange, "/parameters/addressThresholdPercent")]
    [InlineData("/parameters/requiredPopulationFields", "16", PolicyFaultCodes.MemberRange, "/parameters/requiredPopulationFields")]
    [InlineData("/parameters/sheetPageLines", "101", PolicyFaultCodes.MemberRange, "/parameters/sheetPageLines")]
    [InlineData("/parameters/deliberationReminderDays", "[]", PolicyFaultCodes.MemberRange, "/parameters/deliberationReminderDays")]
    [InlineData("/parameters/deliberationReminderDays", "[7, 30]", PolicyFaultCodes.MemberRange, "/parameters/deliberationReminderDays")]
    [InlineData("/sheet/reminderDays", "[28]", PolicyFaultCodes.MemberRange, "/sheet/reminderDays")]
    [InlineData("/sheet/reminderDays", "[2, 0]", PolicyFaultCodes.MemberRange, "/sheet/reminderDays")]
    [InlineData("/regulation", "\" \"", PolicyFaultCodes.MemberRange, "/regulation")]
    [InlineData("/until", "\"2024-05-07\"", PolicyFaultCodes.MemberRange, "/until")]
    [InlineData("/id", "\"2024-05-09/1\"", PolicyFaultCodes.Id, "/id")]
    [InlineData("/id", "\"2024-05-08/0\"", PolicyFaultCodes.Id, "/id")]
    [InlineData("/grounds", "[]", PolicyFaultCodes.Grounds, "/grounds")]
    [InlineData("/grounds/3/number", "5", PolicyFaultCodes.Grounds, "/grounds/3/number")]
    [InlineData("/grounds/3/code", "\"deceased\"", PolicyFaultCodes.Grounds, "/grounds/3/code")]
    [InlineData("/grounds/3/text/en", "\"\"", PolicyFaultCodes.Grounds, "/grounds/3/text")]
    [InlineData("/determination/day", "29", PolicyFaultCodes.Determination, "/determination/day")]
    [InlineData("/determination/day", "0", PolicyFaultCodes.Determination, "/determination/day")]
    [InlineData("/determination/dates", "[{\"period\":\"2026-13\",\"on\":\"2027-01-17\"}]", PolicyFaultCodes.Determination, "/determination/dates/0/period")]
    [InlineData("/determination/dates", "[{\"period\":\"2026-11\",\"on\":\"2026-11-30\"}]", PolicyFaultCodes.Determination, "/determination/dates/0/on")]
    [InlineData("/determination/dates", "[{\"period\":\"2026-11\",\"on\":\"2026-12-01\"},{\"period\":\"2026-11\",\"on\":\"2026-12-02\"}]", PolicyFaultCodes.Determination, "/determination/dates/1/period")]
    [InlineData("/programmeDeciles", "{\"PKB\":[1,4]}", PolicyFaultCodes.Deciles, "/programmeDeciles/PKB")]
    [InlineData("/programmeDeciles", "{\"PKH\":[0,4]}", PolicyFaultCodes.Deciles, "/programmeDeciles/PKH")]
    [InlineData("/programmeDeciles", "{\"PKH\":[1,11]}", PolicyFaultCodes.Deciles, "/programmeDeciles/PKH")]
    [InlineData("/programmeDeciles", "{\"PKH\":[4,1]}", PolicyFaultCodes.Deciles, "/programmeDeciles/PKH")]
    [InlineData("/programmeDeciles", "{\"PKH\":[4]}", PolicyFaultCodes.Deciles, "/programmeDeciles/PKH")]
    [InlineData("/cards", "{\"reminderDays\":[13,8],\"returnReasons\":[{\"code\":\"x\",\"text\":{\"id\":\"a\",\"en\":\"b\"}}]}", PolicyFaultCodes.MemberRange, "/cards/reminderDays")]
    [InlineData("/cards", "{\"reminderDays\":[8,16],\"returnReasons\":[{\"code\":\"x\",\"text\":{\"id\":\"a\",\"en\":\"b\"}}]}", PolicyFaultCodes.MemberRange, "/cards/reminderDays")]
    [InlineData("/cards", "{\"reminderDays\":[8],\"returnReasons\":[]}", PolicyFaultCodes.ReturnReasons, "/cards/returnReasons")]
    [InlineData("/cards", "{\"reminderDays\":[8],\"returnReasons\":[{\"code\":\"x\",\"text\":{\"id\":\"a\",\"en\":\"b\"}},{\"code\":\"x\",\"text\":{\"id\":\"a\",\"en\":\"b\"}}]}", PolicyFaultCodes.ReturnReasons, "/cards/returnReasons/1/code")]
    [InlineData("/cards", "{\"reminderDays\":[8],\"returnReasons\":[{\"code\":\"x\",\"text\":{\"id\":\"a\",\"en\":\" \"}}]}", PolicyFaultCodes.ReturnReasons, "/cards/returnReasons/0/text")]
    [InlineData("/desk", "{\"villageDays\":0,\"skmDays\":30}", PolicyFaultCodes.MemberRange, "/desk/villageDays")]
    [InlineData("/desk", "{\"villageDays\":7,\"skmDays\":367}", PolicyFaultCodes.MemberRange, "/desk/skmDays")]
    [InlineData("/registerDeciles", "[1,2,3]", PolicyFaultCodes.Deciles, "/registerDeciles")]
    [InlineData("/registerDeciles", "4", PolicyFaultCodes.MemberType, "/registerDeciles")]
    [InlineData("/forms", "[]", PolicyFaultCodes.FormUnknown, "/forms")]
    [InlineData("/forms/0/form", "\"dtks-visits\"", PolicyFaultCodes.FormUnknown, "/forms/0/form")]
    [InlineData("/forms/0/edition", "\"regsosek2022\"", PolicyFaultCodes.FormUnknown, "/forms/0/edition")]
    public void What_is_wrong_in_a_file_has_its_code_and_place(string pointer, string? value, string code, string at)
    {
        var (versions, faults) = PolicyFiles.Read([(First, Changed(Own(), pointer, value))]);

        Assert.Null(versions);
        Assert.Contains((code, First, at), faults.Select(f => (f.Code, f.File, f.Pointer)));
        Assert.All(faults, f => Assert.Matches($"^{Regex.Escape(f.Code)}: {Regex.Escape(First)}.* .+; .+\\.$", f.Line()));
    }

    [Theory]
    [InlineData("{\"id\": ", PolicyFaultCodes.Unreadable)]
    [InlineData("", PolicyFaultCodes.Unreadable)]
    [InlineData("{} {}", PolicyFaultCodes.Unreadable)]
    [InlineData("\uFEFF{}", PolicyFaultCodes.Unreadable)]
    [InlineData("[]", PolicyFaultCodes.MemberType)]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", PolicyFaultCodes.MemberTwice)]
    [InlineData(null, PolicyFaultCodes.Unreadable)]
    public void A_file_that_is_none_has_its_code_and_leaves_no_version(string? text, string code)
    {
        var (versions, faults) = PolicyFiles.Read([(First, Bytes(Own())), (Later, text is null ? null : Encoding.UTF8.GetBytes(text))]);

        Assert.Null(versions);
        Assert.Equal([(code, Later)], faults.Select(f => (f.Code, f.File)).Distinct());
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-11-19", null, null, null)]
    [InlineData("2026-11-20", null, PolicyFaultCodes.Overlap, First)]
    [InlineData("2026-11-18", null, PolicyFaultCodes.Gap, First)]
    [InlineData("2026-11-19", "2027-12-31", PolicyFaultCodes.Gap, Later)]
    public void Every_day_has_exactly_one_version(string? until, string? laterUntil, string? code, string? file)
    {
        var later = Changed(Later_(), "/until", laterUntil is null ? null : $"\"{laterUntil}\"");

        var (versions, faults) = PolicyFiles.Read([(Later, later), (First, Changed(Own(), "/until", until is null ? null : $"\"{until}\""))]);

        Assert.Equal(code is null ? [] : [(code, file!)], faults.Select(f => (f.Code, f.File)));
        Assert.Equal(code is null, versions is not null);
    }

    [Theory]
    [InlineData("2024-05-08/1", PolicyFaultCodes.IdTwice)]
    [InlineData("2024-05-08/2", PolicyFaultCodes.FromTwice)]
    public void No_two_versions_have_one_id_or_one_day(string id, string code)
    {
        var other = Own();
        other["id"] = id;

        Assert.Equal([code], PolicyFiles.Read([(First, Bytes(Own())), (Later, Bytes(other))]).Faults.Select(f => f.Code));
    }

    [Fact]
    public void In_a_directory_what_is_misnamed_empty_without_an_end_or_too_long_is_told_and_the_rest_is_read()
    {
        var directory = Directory.CreateTempSubdirectory("policies-").FullName;
        try
        {
            File.Copy(Path.Combine(Regulations, Later), Path.Combine(directory, Later));
            File.WriteAllText(Path.Combine(directory, ".kept"), "by a mounted volume");
            Assert.Equal(2, PolicyFiles.Read(directory).Versions!.All.Count);
            File.WriteAllText(Path.Combine(directory, "2028-01-01-1.json.txt"), "{}");
            File.WriteAllText(Path.Combine(directory, "empty.json"), string.Empty);
            File.WriteAllText(Path.Combine(directory, "long.json"), new string(' ', (1 << 20) + 1));
            if (!OperatingSystem.IsWindows())
            {
                File.CreateSymbolicLink(Path.Combine(directory, "endless.json"), "/dev/zero");
            }

            var (versions, faults) = PolicyFiles.Read(directory);

            Assert.Null(versions);
            Assert.Equal(["2028-01-01-1.json.txt"], faults.Where(f => f.Code == PolicyFaultCodes.Name).Select(f => f.File));
            Assert.Equal(
                OperatingSystem.IsWindows() ? ["empty.json", "long.json"] : ["empty.json", "endless.json", "long.json"],
                faults.Where(f => f.Code == PolicyFaultCodes.Unreadable).Select(f => f.File));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void The_table_of_the_policy_document_says_what_the_file_does()
    {
        var figures = (JObject)Own()["parameters"]!;
        var rows = Row().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "policy.md"))).Select(m => (Name: m.Groups["name"].Value, Value: m.Groups["value"].Value)).ToList();

        var flat = figures.Properties().Select(p => (p.Name, p.Value))
            .Append(("determination.day", Own()["determination"]!["day"]!)).Append(("sheet.reminderDays", Own()["sheet"]!["reminderDays"]!)).Append(("grounds", ((JArray)Own()["grounds"]!).Count))
            .Append(("cards.reminderDays", Own()["cards"]!["reminderDays"]!)).Append(("cards.returnReasons", ((JArray)Own()["cards"]!["returnReasons"]!).Count))
            .Append(("forms", Own()["forms"]![0]!["edition"]!));
        Assert.Equal(flat.Select(f => (f.Item1, Words(f.Item2))).Order(), rows.Select(r => (r.Name, r.Value)).Order());
    }

    private static string Words(JToken value) => value.Type switch
    {
        JTokenType.Boolean => (bool)value ? "yes" : "no",
        JTokenType.Array => string.Join(" and ", value.Select(v => v.ToString())),
        _ => value.ToString(),
    };

    private static JObject Own() => JObject.Parse(File.ReadAllText(Path.Combine(Root(), "functions", "Dtks.Functions", "Policies", "Data", First)));

    private static JObject Later_() => JObject.Parse(File.ReadAllText(Path.Combine(Regulations, Later)));

    private static byte[] Bytes(JToken json) => Encoding.UTF8.GetBytes(json.ToString());

    // Sets the member of that place to a value, or takes it away.
    private static byte[] Changed(JObject file, string pointer, string? value)
    {
        const string Mark = "\u0001mark";
        var path = pointer[1..].Split('/');
        JToken holder = path[..^1].Aggregate((JToken)file, (at, name) => at is JArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at[name]!);
        if (value is null)
        {
            ((JObject)holder).Remove(path[^1]);
            return Bytes(file);
        }

        if (holder is JArray array)
        {
            array[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = Mark;
        }
        else
        {
            holder[path[^1]] = Mark;
        }

        return Encoding.UTF8.GetBytes(file.ToString().Replace(new JValue(Mark).ToString(Newtonsoft.Json.Formatting.None), value, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dtks.Serverless.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\| `(?<name>[a-zA-Z.]+)` \| `(?<value>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
