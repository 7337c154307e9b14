using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Tests.Access;

[Trait("rule", "GOV-2")]
public sealed class AccessRuleTests
{
    [Fact]
    public void A_rule_tells_path_roles_and_what_names_the_area()
    {
        var rule = Assert.Single(AccessRule.Of([typeof(Declared)]));

        Assert.Equal(("Declared", "GET", "things/{village}/{id}", true), (rule.Function, Assert.Single(rule.Methods), rule.Route, rule.NamesArea));
        Assert.True(rule.IsApi);
        Assert.Equal([.. Officers.OfTheArea, Role.Citizen], rule.Access!.Roles);
        Assert.Equal(Reach.Own | Reach.Above, rule.Access.Reach);
    }

    [Theory]
    [InlineData(typeof(Declared), AreaLevel.Village)]
    [InlineData(typeof(OfAnyArea), null)]
    [InlineData(typeof(OfTheNation), AreaLevel.Nation)]
    [InlineData(typeof(Anyones), null)]
    public void The_level_is_that_of_the_area_in_the_path(Type function, AreaLevel? level) => Assert.Equal(level, Assert.Single(AccessRule.Of([function])).Level);

    [Fact]
    public void Rules_stand_in_the_order_of_their_functions_and_an_area_may_be_named_in_each_of_the_ways_there_are()
    {
        var rules = AccessRule.Of([typeof(OfTheQuery), typeof(OfTheNation), typeof(OfTheBody), typeof(OfNothing)]);

        Assert.Equal([nameof(OfNothing), nameof(OfTheBody), nameof(OfTheNation), nameof(OfTheQuery)], rules.Select(r => r.Function));
        Assert.All(rules, rule => Assert.False(rule.NamesArea));
    }

    [Fact]
    public void A_function_that_names_no_method_takes_any_and_without_a_route_it_is_served_under_its_name()
    {
        var rule = Assert.Single(AccessRule.Of([typeof(OfNothing)]));

        Assert.Equal((0, nameof(OfNothing)), (rule.Methods.Count, rule.Route));
    }

    [Fact]
    public void Of_the_officers_those_are_let_in_whose_area_can_be_near_enough()
    {
        IReadOnlyList<Role> Of(string area, Reach reach = Reach.Own | Reach.Above) => new AccessAttribute { Officers = true, Area = area, Reach = reach }.Roles;

        Assert.Equal(Officers.OfTheArea, Of("village"));
        Assert.Equal([Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor], Of("district"));
        Assert.Equal([Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor], Of("regency"));
        Assert.Equal([Role.MinistryOfficer, Role.Auditor], Of(AccessArea.Nation));
        Assert.Equal(Officers.OfTheArea, Of("regency", Reach.Own | Reach.Above | Reach.Below));
        Assert.Equal([Role.RegencyOfficer, Role.Regent, Role.Auditor], Of("regency", Reach.Own));
        Assert.Equal(Officers.OfTheArea, Of("area"));
    }

    [Fact]
    public void A_public_function_says_so() => Assert.True(Assert.Single(AccessRule.Of([typeof(Anyones)])).IsPublic);

    [Fact]
    public void What_is_not_served_below_the_API_is_a_page() => Assert.False(Assert.Single(AccessRule.Of([typeof(Anyones)])).IsApi);

    [Fact]
    public void A_function_without_HTTP_has_no_rule() => Assert.Empty(AccessRule.Of([typeof(OfAQueue)]));

    [Theory]
    [InlineData(typeof(Undeclared), "does not say who may call it")]
    [InlineData(typeof(Both), "does not say who may call it")]
    [InlineData(typeof(WithoutRoles), "names no role")]
    [InlineData(typeof(ForTheSystem), "the system's own role")]
    [InlineData(typeof(WithoutArea), "does not say what names the area; set Area in [Access(...)] to province, regency, district, village, area or one of")]
    [InlineData(typeof(OfAnotherRoute), "has no {village} in its route")]
    [InlineData(typeof(NeverNear), "names village-officer, whose area is never near enough")]
    public void A_function_that_does_not_say_rightly_who_may_call_it_is_refused(Type function, string why)
    {
        var e = Assert.Throws<InvalidOperationException>(() => AccessRule.Of([typeof(Declared), function]));

        Assert.Contains($"{function.Name}.Run", e.Message, StringComparison.Ordinal);
        Assert.Contains(why, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Declared) + ".", e.Message, StringComparison.Ordinal);
    }

    // The worker's tools read every function of the product, never those of a test.
    private static class Declared
    {
        [Function(nameof(Declared))]
        [Access(Role.Citizen, Officers = true, Area = "village")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/things/{village}/{id}")] string request) => _ = request;
    }

    private static class NeverNear
    {
        [Function(nameof(NeverNear))]
        [Access(Role.VillageOfficer, Role.Regent, Area = "district")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/things/{district}")] string request) => _ = request;
    }

    private static class Anyones
    {
        [Function(nameof(Anyones))]
        [Public]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class OfAQueue
    {
        [Function(nameof(OfAQueue))]
        public static void Run([QueueTrigger("queue")] string message) => _ = message;
    }

    private static class OfAnyArea
    {
        [Function(nameof(OfAnyArea))]
        [Access(Role.Operator, Area = "area")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{area}")] string request) => _ = request;
    }

    private static class OfTheNation
    {
        [Function(nameof(OfTheNation))]
        [Access(Role.Operator, Area = AccessArea.Nation)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class OfTheBody
    {
        [Function(nameof(OfTheBody))]
        [Access(Role.Operator, Area = AccessArea.InBody)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class OfTheQuery
    {
        [Function(nameof(OfTheQuery))]
        [Access(Role.Operator, Area = AccessArea.InQuery)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class OfNothing
    {
        [Function(nameof(OfNothing))]
        [Access(Role.Operator, Area = AccessArea.None)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] string request) => _ = request;
    }

    private static class Undeclared
    {
        [Function(nameof(Undeclared))]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class Both
    {
        [Function(nameof(Both))]
        [Access(Role.Citizen, Area = AccessArea.None)]
        [Public]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class WithoutRoles
    {
        [Function(nameof(WithoutRoles))]
        [Access(Area = AccessArea.None)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class ForTheSystem
    {
        [Function(nameof(ForTheSystem))]
        [Access(Role.System, Area = AccessArea.None)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things")] string request) => _ = request;
    }

    private static class WithoutArea
    {
        [Function(nameof(WithoutArea))]
        [Access(Role.Citizen)]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{village}")] string request) => _ = request;
    }

    private static class OfAnotherRoute
    {
        [Function(nameof(OfAnotherRoute))]
        [Access(Role.Citizen, Area = "village")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{regency}")] string request) => _ = request;
    }
}
