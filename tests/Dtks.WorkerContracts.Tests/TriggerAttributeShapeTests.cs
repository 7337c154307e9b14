using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Xunit;

namespace Dtks.WorkerContracts.Tests;

public sealed class TriggerAttributeShapeTests
{
    [Theory]
    [InlineData(typeof(HttpTriggerAttribute))]
    [InlineData(typeof(QueueTriggerAttribute))]
    [InlineData(typeof(TimerTriggerAttribute))]
    [InlineData(typeof(EventGridTriggerAttribute))]
    public void Triggers_are_sealed_and_stand_on_parameters(Type trigger)
    {
        Assert.True(trigger.IsSealed);
        Assert.Equal("Microsoft.Azure.Functions.Worker", trigger.Namespace);
        Assert.Equal(typeof(TriggerBindingAttribute), trigger.BaseType);
        Assert.Equal(typeof(BindingAttribute), typeof(TriggerBindingAttribute).BaseType);
        Assert.Equal(AttributeTargets.Parameter, trigger.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn);
    }

    [Fact]
    public void The_abstractions_keep_their_namespace()
    {
        foreach (var type in new[] { typeof(BindingAttribute), typeof(TriggerBindingAttribute), typeof(OutputBindingAttribute) })
        {
            Assert.True(type.IsAbstract);
            Assert.Equal("Microsoft.Azure.Functions.Worker.Extensions.Abstractions", type.Namespace);
        }
    }

    [Fact]
    public void A_function_is_a_method_with_a_name()
    {
        Assert.Equal("Accept", new FunctionAttribute("Accept").Name);
        Assert.False(typeof(FunctionAttribute).IsSealed);
        Assert.Null(typeof(FunctionAttribute).GetProperty("Name")!.SetMethod);
        Assert.Equal(AttributeTargets.Method, typeof(FunctionAttribute).GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn);
    }

    [Fact]
    public void An_http_trigger_has_the_four_constructors_and_their_defaults()
    {
        var parameters = typeof(HttpTriggerAttribute).GetConstructors()
            .Select(c => string.Join(",", c.GetParameters().Select(p => p.ParameterType.Name))).Order(StringComparer.Ordinal);
        Assert.Equal(["", "AuthorizationLevel", "AuthorizationLevel,String[]", "String[]"], parameters);
        Assert.Equal(AuthorizationLevel.Function, new HttpTriggerAttribute().AuthLevel);
        Assert.Null(new HttpTriggerAttribute().Methods);
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("get").AuthLevel);
        Assert.Equal(["get", "post"], new HttpTriggerAttribute("get", "post").Methods!);
        Assert.Null(new HttpTriggerAttribute(AuthorizationLevel.System).Methods);
        Assert.Equal(AuthorizationLevel.Admin, new HttpTriggerAttribute(AuthorizationLevel.Admin, "put").AuthLevel);
        Assert.Equal(["put"], new HttpTriggerAttribute(AuthorizationLevel.Admin, "put").Methods!);
    }

    [Fact]
    public void Only_the_route_of_an_http_trigger_can_be_set_by_name()
    {
        Assert.Null(new HttpTriggerAttribute().Route);
        Assert.Equal("a/{b:int}", new HttpTriggerAttribute { Route = "a/{b:int}" }.Route);
        Assert.True(typeof(HttpTriggerAttribute).GetProperty("Route")!.SetMethod!.IsPublic);
        Assert.True(typeof(HttpTriggerAttribute).GetProperty("Methods")!.SetMethod!.IsPrivate);
        Assert.True(typeof(HttpTriggerAttribute).GetProperty("AuthLevel")!.SetMethod!.IsPrivate);
    }

    [Fact]
    public void Authorization_levels_have_the_wire_numbers()
        => Assert.Equal(
            ["Anonymous=0", "User=1", "Function=2", "System=3", "Admin=4"],
            Enum.GetValues<AuthorizationLevel>().Select(v => $"{v}={(int)v}"));

    [Fact]
    public void Queue_bindings_name_a_queue_and_may_name_a_connection()
    {
        var trigger = new QueueTriggerAttribute("outbox") { Connection = "Other" };
        Assert.Equal(("outbox", "Other"), (trigger.QueueName, trigger.Connection));
        Assert.Null(new QueueTriggerAttribute("outbox").Connection);
        var output = new QueueOutputAttribute("outbox") { Connection = "Other" };
        Assert.Equal(("outbox", "Other"), (output.QueueName, output.Connection));
        Assert.Equal(typeof(OutputBindingAttribute), typeof(QueueOutputAttribute).BaseType);
        Assert.Equal(
            AttributeTargets.Method | AttributeTargets.Property,
            typeof(QueueOutputAttribute).GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn);
    }

    [Fact]
    public void A_timer_trigger_is_monitored_and_does_not_run_on_startup_unless_told()
    {
        var trigger = new TimerTriggerAttribute("0 5 17 1 * *");
        Assert.Equal(("0 5 17 1 * *", true, false), (trigger.Schedule, trigger.UseMonitor, trigger.RunOnStartup));
        Assert.True(new TimerTriggerAttribute("x") { RunOnStartup = true, UseMonitor = false }.RunOnStartup);
        Assert.True(typeof(TimerTriggerAttribute).GetProperty("Schedule")!.SetMethod!.IsPrivate);
    }

    [Fact]
    public void An_event_grid_trigger_takes_one_event_unless_told()
    {
        Assert.False(new EventGridTriggerAttribute().IsBatched);
        Assert.True(new EventGridTriggerAttribute { IsBatched = true }.IsBatched);
    }
}
