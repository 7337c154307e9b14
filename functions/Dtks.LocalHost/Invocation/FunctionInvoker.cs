using System.Reflection;
using Dtks.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Invocation;

/// <summary>Runs a function: its class made in a scope of its own, the registered middleware around the call.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes, ActivityTracker activity)
{
    /// <summary>Runs one invocation to its end.</summary>
    /// <param name="request">What to run, with what.</param>
    /// <param name="cancellationToken">Signals that the invocation should end early.</param>
    /// <returns>What the function returned; null for none, or when a middleware ended the invocation before it.</returns>
    public async Task<object?> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        using var running = activity.Begin();
        await using var scope = scopes.CreateAsyncScope();
        var function = request.Function;
        var context = new LocalFunctionContext(
            function, scope.ServiceProvider, request.BindingData, request.RetryCount, request.MaxRetryCount, cancellationToken);
        foreach (var (key, value) in request.Items)
            context.Items[key] = value;

        object? result = null;
        FunctionExecutionDelegate pipeline = async c => result = await CallAsync(function, request.Arguments(c), c.InstanceServices);
        foreach (var middleware in scope.ServiceProvider.GetServices<IFunctionsWorkerMiddleware>().Reverse())
        {
            var next = pipeline;
            pipeline = c => middleware.Invoke(c, next);
        }

        await pipeline(context);
        if (request.OnResult is { } onResult)
            await onResult(result);
        return result;
    }

    private static async Task<object?> CallAsync(FunctionDescriptor function, object?[] arguments, IServiceProvider services)
    {
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, function.DeclaringType);
        try
        {
            var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return await ResultOfAsync(returned);
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (instance is IDisposable disposable)
                disposable.Dispose();
        }
    }

    private static async Task<object?> ResultOfAsync(object? returned)
    {
        if (returned is ValueTask valueTask)
            returned = valueTask.AsTask();
        else if (returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            returned = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null);
        if (returned is not Task task)
            return returned;
        await task;
        for (var taskType = task.GetType(); taskType is not null; taskType = taskType.BaseType)
        {
            if (taskType.IsGenericType && taskType.GetGenericTypeDefinition() == typeof(Task<>))
                return Value(taskType, task);
        }

        return null;
    }

    // A method without a value is, underneath, a Task<VoidTaskResult>.
    private static object? Value(Type taskType, Task task)
        => taskType.GetGenericArguments()[0].Name == "VoidTaskResult" ? null : taskType.GetProperty(nameof(Task<int>.Result))!.GetValue(task);
}
