using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Tests.Stand;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Platform.Tests.Audit;

/// <summary>The trail names the members that hold something, as answers write them, and nothing of what they hold.</summary>
public sealed class MemberNamesTests
{
    private static readonly Actor By = new("officer-1", Role.Operator, AreaCode.Nation);

    [Fact]
    public void A_member_that_holds_nothing_is_not_named() =>
        Assert.Equal(["name", "count", "isSo"], Named(new { Name = "a", None = (string?)null, Empty = "", Nobody = Array.Empty<int>(), Count = 0, IsSo = false }));

    [Fact]
    public void A_list_with_somebody_in_it_is_named() => Assert.Equal(["members"], Named(new { Members = new[] { 1 } }));

    [Fact]
    public void Of_several_each_name_stands_once() =>
        Assert.Equal(["name", "phone"], Named(new object[] { new { Name = "a", Phone = "" }, new { Name = "b", Phone = "1" } }));

    [Fact]
    public void What_is_no_data_of_its_own_is_not_named()
    {
        var value = Activator.CreateInstance(FreshTypes.Next(typeof(Odd<>)))!;

        Assert.Equal(["namedElsewhere"], Named(value));
    }

    [Fact]
    public void Of_an_event_the_entry_has_who_by_which_rule_and_in_which_part()
    {
        var meta = new EventMeta(Instant.MinValue, Role.Operator, "officer-1", "test.done", "PRO-1", "2026-1");

        var entry = AuditEntry.Of(meta, new { Name = "a", Meta = meta }, "target", "part");

        Assert.Equal(("test.done", "officer-1", Role.Operator, "target", "PRO-1", "2026-1", "part"), (entry.Action, entry.Subject, entry.Role, entry.Target, entry.Rule, entry.Policy, entry.Part));
        Assert.Equal(["name"], entry.Fields);
    }

    private static IReadOnlyList<string> Named(object value) => AuditEntry.Of(By, "test.read", "target", value).Fields;

    private sealed class Odd<T>
    {
        private static readonly EventMeta Told = new(Instant.MinValue, Role.Operator, "officer-1", "test.done", null, "2026-1");

        [JsonProperty("another")]
        public string NamedElsewhere => "a";

        public EventMeta Meta => Told;

        [JsonIgnore]
        public string Hidden => "c";

        public string this[int place] => $"{place}";

        public static string Shared => typeof(T).Name;
    }
}
