using System.Collections;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Xunit;

namespace Dtks.WorkerContracts.Tests;

public sealed class InvocationShapeTests
{
    private static IEnumerable<string> Members(Type type)
        => type.GetProperties().Select(p => $"{p.PropertyType.Name} {p.Name}{(p.SetMethod is null ? "" : " set")}").Order(StringComparer.Ordinal);

    [Fact]
    public void A_function_context_has_the_workers_members()
        => Assert.Equal(
            [
                "BindingContext BindingContext", "CancellationToken CancellationToken", "FunctionDefinition FunctionDefinition",
                "IDictionary`2 Items set", "IInvocationFeatures Features", "IServiceProvider InstanceServices set",
                "RetryContext RetryContext", "String FunctionId", "String InvocationId", "TraceContext TraceContext",
            ],
            Members(typeof(FunctionContext)));

    [Fact]
    public void Only_the_cancellation_token_of_a_context_has_a_default()
    {
        var concrete = typeof(FunctionContext).GetProperties().Where(p => !p.GetMethod!.IsAbstract);
        Assert.Equal(["CancellationToken"], concrete.Select(p => p.Name));
        Assert.Equal(typeof(IDictionary<object, object>), typeof(FunctionContext).GetProperty("Items")!.PropertyType);
    }

    [Fact]
    public void A_function_definition_has_the_workers_members()
    {
        Assert.Equal(
            [
                "IImmutableDictionary`2 InputBindings", "IImmutableDictionary`2 OutputBindings", "ImmutableArray`1 Parameters",
                "String EntryPoint", "String Id", "String Name", "String PathToAssembly",
            ],
            Members(typeof(FunctionDefinition)));
        Assert.Equal(typeof(ImmutableArray<FunctionParameter>), typeof(FunctionDefinition).GetProperty("Parameters")!.PropertyType);
        Assert.Equal(["BindingDirection Direction", "String Name", "String Type"], Members(typeof(BindingMetadata)));
        Assert.Equal((0, 1), ((int)BindingDirection.In, (int)BindingDirection.Out));
    }

    [Fact]
    public void Trace_retry_and_binding_contexts_have_the_workers_members()
    {
        Assert.Equal(
            ["IReadOnlyDictionary`2 Attributes", "IReadOnlyDictionary`2 Baggage", "String TraceParent", "String TraceState"],
            Members(typeof(TraceContext)));
        Assert.Equal(["Int32 MaxRetryCount", "Int32 RetryCount"], Members(typeof(RetryContext)));
        Assert.Equal(["IReadOnlyDictionary`2 BindingData"], Members(typeof(BindingContext)));
    }

    [Fact]
    public void A_parameter_refuses_null()
    {
        Assert.Equal(("id", typeof(int)), (new FunctionParameter("id", typeof(int)).Name, new FunctionParameter("id", typeof(int)).Type));
        Assert.Throws<ArgumentNullException>(() => new FunctionParameter(null!, typeof(int)));
        Assert.Throws<ArgumentNullException>(() => new FunctionParameter("id", null!));
    }

    [Fact]
    public void Middleware_is_one_method_in_its_own_namespace()
    {
        var method = Assert.Single(typeof(IFunctionsWorkerMiddleware).GetMethods());
        Assert.Equal("Microsoft.Azure.Functions.Worker.Middleware", typeof(IFunctionsWorkerMiddleware).Namespace);
        Assert.Equal("Microsoft.Azure.Functions.Worker.Middleware", typeof(FunctionExecutionDelegate).Namespace);
        Assert.Equal(("Invoke", typeof(Task)), (method.Name, method.ReturnType));
        Assert.Equal([typeof(FunctionContext), typeof(FunctionExecutionDelegate)], method.GetParameters().Select(p => p.ParameterType));
        Assert.Equal(typeof(Task), typeof(FunctionExecutionDelegate).GetMethod("Invoke")!.ReturnType);
    }

    [Fact]
    public void Features_are_listed_and_reached_by_type()
    {
        Assert.True(typeof(IEnumerable<KeyValuePair<Type, object>>).IsAssignableFrom(typeof(IInvocationFeatures)));
        Assert.True(typeof(IEnumerable).IsAssignableFrom(typeof(IInvocationFeatures)));
        Assert.Equal(["Get", "Set"], typeof(IInvocationFeatures).GetMethods().Select(m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Timer_documents_have_the_workers_members()
    {
        Assert.Equal(["Boolean IsPastDue set", "ScheduleStatus ScheduleStatus set"], Members(typeof(TimerInfo)));
        Assert.Equal(["DateTime Last set", "DateTime LastUpdated set", "DateTime Next set"], Members(typeof(ScheduleStatus)));
    }

    [Fact]
    public void The_http_exchange_is_found_where_the_worker_puts_it()
    {
        var exchange = new DefaultHttpContext();
        var context = new BareContext();
        Assert.Null(context.GetHttpContext());
        context.Items["HttpRequestContext"] = exchange;
        Assert.Same(exchange, context.GetHttpContext());
        context.Items["HttpRequestContext"] = "no exchange";
        Assert.Null(context.GetHttpContext());
    }
}
