using System.Reflection;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Queues;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Tests.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Tests;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Functions_are_found_by_their_attributes_with_their_trigger()
    {
        var functions = FunctionDiscovery.Find([typeof(EchoFunctions).Assembly]);
        var order = functions.Single(f => f.Name == "TakesOrder");
        Assert.Equal((typeof(QueueFunctions), "order"), (order.DeclaringType, order.TriggerParameter.Name));
        Assert.Equal("orders", Assert.IsType<QueueTriggerAttribute>(order.Trigger).QueueName);
        Assert.Equal(functions.Count, functions.Select(f => f.Name).Distinct().Count());
        Assert.Contains(functions, f => f is { Name: "DefaultRoute", Method.IsStatic: true });
    }

    [Fact]
    public void Every_function_of_the_product_can_be_served()
    {
        var functions = FunctionDiscovery.Find(HostedApplication.Dtks.Assemblies);
        Assert.NotEmpty(functions);
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("with blank")]
    [InlineData("")]
    public void A_name_that_the_Functions_host_would_refuse_is_refused(string name)
        => Assert.Contains("is no function name", Refusal(FunctionForge.Class([name])), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_function_without_exactly_one_trigger_is_refused(int triggers)
        => Assert.Contains($"exactly one trigger, this one has {triggers}", Refusal(FunctionForge.Class(["F"], triggers)), StringComparison.Ordinal);

    [Fact]
    public void A_function_that_is_not_public_or_whose_class_cannot_be_made_is_refused()
    {
        Assert.Contains("public method", Refusal(FunctionForge.Class(["F"], method: MethodAttributes.Assembly)), StringComparison.Ordinal);
        Assert.Contains("public method", Refusal(FunctionForge.Class(["F"], type: TypeAttributes.Public | TypeAttributes.Abstract)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_used_twice_is_refused_whatever_its_case()
    {
        var twice = FunctionForge.Class(["Same", "same"]).Assembly;
        var refusal = Assert.Throws<StartupException>(() => FunctionDiscovery.Find([twice]));
        Assert.Contains("used by Wrong.M0 and Wrong.M1", refusal.Message, StringComparison.Ordinal);
    }

    // What two threads get that reflect at the same moment, in another way: two objects of one parameter.
    [Fact]
    public void A_triggers_parameter_is_known_whichever_object_it_is()
    {
        var (method, other) = (typeof(Derived).GetMethod(nameof(Base.Run))!, typeof(Base).GetMethod(nameof(Base.Run))!.GetParameters()[0]);
        Assert.NotEqual(other, method.GetParameters()[0]);
        var function = new FunctionDescriptor("Run", method, other, new QueueTriggerAttribute("queue"));

        MessageBinding.Check(function);

        Assert.Equal([true, false], method.GetParameters().Select(function.IsTrigger));
    }

    private static string Refusal(Type type) => Assert.Throws<StartupException>(() => FunctionDiscovery.Find(type).ToList()).Message;

    private class Base
    {
        public void Run(string message, CancellationToken cancellation) => _ = (message, cancellation);
    }

    private sealed class Derived : Base;
}
